import { anthropic } from './anthropic.ts'
import { azure } from './azure.ts'
import { cohere } from './cohere.ts'
import { deepseek } from './deepseek.ts'
import type { Dialect, DialectCase } from './dialect.ts'
import { gateways } from './gateways.ts'
import { google } from './google.ts'
import { groq } from './groq.ts'
import { llamaCpp } from './llama-cpp.ts'
import { lmStudio } from './lm-studio.ts'
import { mistral } from './mistral.ts'
import { oddChunks } from './odd-chunks.ts'
import { ollama } from './ollama.ts'
import { openai } from './openai.ts'
import { openaiResponses } from './openai-responses.ts'
import { openrouter } from './openrouter.ts'
import { sglang } from './sglang.ts'
import { vllm } from './vllm.ts'

const dialects: readonly Dialect[] = [
  openai,
  openaiResponses,
  azure,
  vllm,
  sglang,
  ollama,
  llamaCpp,
  lmStudio,
  openrouter,
  mistral,
  deepseek,
  groq,
  google,
  cohere,
  anthropic,
  gateways,
  oddChunks,
]

/** Every answer of every family, by the name that a prompt asks for it: `vllm/context-length`. */
export const dialectCases: ReadonlyMap<string, DialectCase> = new Map(
  dialects.flatMap(({ family, cases }) =>
    cases.map(answer => [`${family}/${answer.name}`, answer] as const),
  ),
)

/** The name in the last `[dialect NAME]` of a message; undefined where there is none. */
export function findDialect(message: string): string | undefined {
  return [...message.matchAll(/\[dialect\s+([^\]\s]+)\s*\]/g)].at(-1)?.[1]
}
