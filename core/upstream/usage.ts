import { asObject, type JsonObject } from './json-object.ts'
import type { Usage } from './upstream.ts'

/** The tokens that a chunk counts, under the names of OpenAI, Anthropic, Groq or Ollama; undefined where it counts none. */
export function readUsage(chunk: JsonObject): Usage | undefined {
  const usage = asObject(chunk.usage) ?? asObject(asObject(chunk.x_groq)?.usage) ?? chunk
  const details =
    asObject(usage.completion_tokens_details) ?? asObject(usage.output_tokens_details) ?? usage
  const counted = {
    inputTokens: count(usage.prompt_tokens ?? usage.input_tokens ?? usage.prompt_eval_count),
    outputTokens: count(usage.completion_tokens ?? usage.output_tokens ?? usage.eval_count),
    reasoningTokens: count(details.reasoning_tokens),
  }
  const said = Object.entries(counted).filter(([, tokens]) => tokens !== undefined)
  return said.length === 0 ? undefined : (Object.fromEntries(said) as Usage)
}

function count(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined
}
