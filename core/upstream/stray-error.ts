import type { UpstreamFailure } from './failure.ts'
import { parseJson } from './json-object.ts'
import { failureOf } from './reported-error.ts'

// What servers send beside chunks: errors, signs of life, and the word that nothing follows.

/** Whether an event of this name says that the answer has failed. */
export function isErrorName(name: string): boolean {
  return /error$/i.test(name)
}

/** Whether an event of this name, or of this data, only keeps the connection alive. */
export function isKeepAlive(word: string): boolean {
  return /^(ping|heartbeat|keep-?alive)$/i.test(word)
}

/** Whether an event of this data, or a line without a field, says that nothing follows. */
export function isDone(word: string): boolean {
  return /^"?\[?\s*done\s*\]?"?$/i.test(word)
}

/** The value of an `error:` field, in which llama.cpp's builds of 2025 send errors; undefined for any other line. */
export function errorField(line: string): string | undefined {
  return /^error:(.*)$/i.exec(line)?.[1]
}

/** The failure that an error stands for, in JSON or in words. */
export function failureOfText(text: string): UpstreamFailure {
  return failureOf(parseJson(text) ?? text)
}
