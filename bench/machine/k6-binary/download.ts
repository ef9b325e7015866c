import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { type Dispatcher, EnvHttpProxyAgent, fetch, type Response } from 'undici'
import { messageOf } from '../availability.ts'
import type { EnvironmentVariables } from '../process/command-output.ts'

/** Where from and how patiently; the environment is read for `http_proxy`, `https_proxy`, `no_proxy`. */
export type DownloadOptions = {
  readonly environment: EnvironmentVariables
  readonly signal?: AbortSignal
  /** How long a connection may take, and how long the server may be silent. */
  readonly connectTimeoutMs?: number
  readonly silenceMs?: number
}

/** How far a download is; `totalBytes` is undefined when the server did not say. */
export type DownloadProgress = {
  readonly receivedBytes: number
  readonly totalBytes: number | undefined
}

/** Fetches a small text. Rejects with what was asked for, what came, in one line. */
export async function downloadText(url: string, options: DownloadOptions): Promise<string> {
  return await request(url, options, response => response.text())
}

/**
 * Fetches a file to `path` and gives the SHA-256 of what was written, in hex. Rejects when the
 * connection is cut or fewer bytes come than announced; what was written until then is the caller's
 * to remove.
 */
export async function downloadFile(
  url: string,
  path: string,
  options: DownloadOptions & { readonly onProgress: (progress: DownloadProgress) => void },
): Promise<string> {
  return await request(url, options, async response => {
    const announced = response.headers.get('content-length')
    const totalBytes = announced === null ? undefined : Number(announced)
    const hash = createHash('sha256')
    let receivedBytes = 0
    await using file = await open(path, 'w')
    for await (const chunk of response.body ?? []) {
      await file.write(chunk)
      hash.update(chunk)
      receivedBytes += chunk.byteLength
      options.onProgress({ receivedBytes, totalBytes })
    }
    if (totalBytes !== undefined && receivedBytes !== totalBytes) {
      throw new Error(`expected ${totalBytes} bytes, received ${receivedBytes}`)
    }
    return hash.digest('hex')
  })
}

async function request<T>(
  url: string,
  options: DownloadOptions,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const { signal } = options
  const dispatcher = agent(options)
  try {
    const response = await fetch(url, { dispatcher, signal })
    if (!response.ok) throw new Error(`expected status 200, got ${response.status}`)
    return await read(response)
  } catch (error) {
    signal?.throwIfAborted()
    throw new Error(`${url}: ${causeOf(error)}`, { cause: error })
  } finally {
    await dispatcher.destroy()
  }
}

/** Its own agent for each request, so that no kept connection delays the end of the process. */
function agent({
  environment,
  connectTimeoutMs = 10_000,
  silenceMs = 30_000,
}: DownloadOptions): Dispatcher {
  return new EnvHttpProxyAgent({
    httpProxy: environment.http_proxy ?? environment.HTTP_PROXY ?? '',
    httpsProxy: environment.https_proxy ?? environment.HTTPS_PROXY ?? '',
    noProxy: environment.no_proxy ?? environment.NO_PROXY ?? '',
    connect: { timeout: connectTimeoutMs },
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
  })
}

/** `fetch` says "fetch failed" or "terminated" and hides the cause one level down. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  if (cause === undefined) return messageOf(error)
  return `${messageOf(error)} (${messageOf(cause)})`
}
