import { asObject, type JsonObject } from './json-object.ts'
import type { Usage } from './upstream.ts'

/** The tokens that a chunk counts, under the names of OpenAI, Anthropic, Groq, Ollama or Gemini; undefined where it counts none. */
export function readUsage(chunk: JsonObject): Usage | undefined {
  const holders = [chunk, asObject(chunk.x_groq), asObject(chunk.response)]
  const usage =
    holders.map(holder => asObject(holder?.usage ?? holder?.usageMetadata)).find(Boolean) ?? chunk
  const details =
    asObject(usage.completion_tokens_details) ?? asObject(usage.output_tokens_details) ?? usage
  const counted = {
    inputTokens: count(
      usage.prompt_tokens ??
        usage.input_tokens ??
        usage.prompt_eval_count ??
        usage.promptTokenCount,
    ),
    outputTokens: count(
      usage.completion_tokens ??
        usage.output_tokens ??
        usage.eval_count ??
        usage.candidatesTokenCount,
    ),
    reasoningTokens: count(details.reasoning_tokens ?? usage.thoughtsTokenCount),
  }
  const said = Object.entries(counted).filter(([, tokens]) => tokens !== undefined)
  return said.length === 0 ? undefined : (Object.fromEntries(said) as Usage)
}

function count(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined
}
