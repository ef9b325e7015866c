import { messageOf } from '../machine/availability.ts'
import type { EnvironmentVariables } from '../machine/process/command-output.ts'
import type { Point } from './point.ts'
import { snappyBlock } from './snappy.ts'
import { encodeWriteRequest } from './write-request.ts'

const DEFAULT_URL = 'http://127.0.0.1:9090'
const LOOK_MS = 1_000
const WRITE_MS = 5_000

/** What was found at PROMETHEUS_URL. */
export type PrometheusServer =
  | {
      readonly state: 'ready'
      readonly url: string
      /** @throws Error when the points were not taken within five seconds */
      write(points: readonly Point[]): Promise<void>
    }
  | {
      readonly state: 'absent'
      readonly url: string
      readonly reason: string
      /** PROMETHEUS_URL was set: somebody counts on it. */
      readonly expected: boolean
    }

/** Looks for a Prometheus that takes remote writes, for a second at the most. Never rejects. */
export async function findPrometheus(environment: EnvironmentVariables): Promise<PrometheusServer> {
  const asked = environment.PROMETHEUS_URL
  const url = (asked || DEFAULT_URL).replace(/\/+$/, '')
  try {
    await write(url, [], LOOK_MS)
    return { state: 'ready', url, write: points => write(url, points, WRITE_MS) }
  } catch (error) {
    return { state: 'absent', url, reason: messageOf(error), expected: Boolean(asked) }
  }
}

async function write(url: string, points: readonly Point[], timeoutMs: number): Promise<void> {
  const response = await fetch(`${url}/api/v1/write`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-protobuf',
      'content-encoding': 'snappy',
      'x-prometheus-remote-write-version': '0.1.0',
    },
    body: Buffer.from(snappyBlock(encodeWriteRequest(points))),
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(error => {
    throw new Error(`no answer (${messageOf(error.cause ?? error)})`, { cause: error })
  })
  const text = (await response.text()).trim().slice(0, 200)
  if (response.ok) return
  if (response.status === 404) {
    throw new Error('it takes no remote writes: start it with --web.enable-remote-write-receiver')
  }
  throw new Error(`it answered ${response.status}: ${text}`)
}
