import { get } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { messageOf } from '../availability.ts'
import type { ManagedProcess } from './managed-process.ts'
import { ProcessFailure } from './process-failure.ts'

/** How long to wait for a process to be ready, and what ends the wait early. */
export type ReadyOptions = { readonly timeoutMs?: number; readonly signal?: AbortSignal }

/** What counts as an answer of a URL. */
export type AnswerOptions = ReadyOptions & {
  /** With whatever status. */
  readonly anyStatus?: boolean
  /** How long one request is waited for. */
  readonly answerMs?: number
}

const pollMs = 50

/**
 * Waits until the process prints a line that matches, and gives that line; lines that it has printed
 * before count. Rejects with a {@link ProcessFailure} when it ends first or takes longer than
 * `timeoutMs` (30 s), and with the signal's reason when that aborts.
 */
export async function waitForLine(
  managed: ManagedProcess,
  matches: (line: string) => boolean,
  options: ReadyOptions = {},
): Promise<string> {
  const printed = managed.tail().find(matches)
  if (printed !== undefined) return printed
  const { promise, resolve } = Promise.withResolvers<string>()
  const remove = managed.onLine(line => {
    if (matches(line)) resolve(line)
  })
  try {
    return await bounded(managed, options, {
      ready: () => promise,
      lacking: () => 'the awaited line',
    })
  } finally {
    remove()
  }
}

/**
 * Waits until an `http:` URL of the process answers with a 2xx status, or any, asking every 50 ms on a
 * connection of its own. Rejects like {@link waitForLine}; the message has the last answer.
 */
export async function waitForUrl(
  managed: ManagedProcess,
  url: string,
  { anyStatus = false, answerMs = 5_000, ...options }: AnswerOptions = {},
): Promise<void> {
  let last = 'no answer'
  const wanted = anyStatus ? /^\d+$/ : /^2\d\d$/
  const ready = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      const bound = AbortSignal.any([signal, AbortSignal.timeout(answerMs)])
      last = await statusOf(url, bound).catch(messageOf)
      if (wanted.test(last)) return
      await delay(pollMs, undefined, { signal }).catch(() => undefined)
    }
  }
  await bounded(managed, options, {
    ready,
    lacking: () => `${anyStatus ? 'an' : 'a 2xx'} answer from ${url} (last: ${last})`,
  })
}

type Condition<T> = {
  readonly ready: (signal: AbortSignal) => Promise<T>
  readonly lacking: () => string
}

async function bounded<T>(
  managed: ManagedProcess,
  { timeoutMs = 30_000, signal }: ReadyOptions,
  { ready, lacking }: Condition<T>,
): Promise<T> {
  signal?.throwIfAborted()
  const { promise: givenUp, reject } = Promise.withResolvers<never>()
  const over = new AbortController()
  const failure = (what: string) => new ProcessFailure(managed.name, what, managed.tail())
  const timer = setTimeout(() => {
    reject(failure(`did not get ready within ${timeoutMs} ms: expected ${lacking()}`))
  }, timeoutMs)
  signal?.addEventListener('abort', () => reject(signal.reason), { signal: over.signal })
  void managed.exited.then(() => {
    reject(
      managed.failed.reason ?? failure(`was stopped before it was ready: expected ${lacking()}`),
    )
  })
  try {
    return await Promise.race([ready(over.signal), givenUp])
  } finally {
    clearTimeout(timer)
    over.abort()
  }
}

function statusOf(url: string, signal: AbortSignal): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const request = get(url, { agent: false, signal }, response => {
    response.resume()
    resolve(`${response.statusCode}`)
  })
  request.once('error', reject)
  return promise
}
