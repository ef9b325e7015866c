import { messageOf } from '../machine/availability.ts'
import type { EnvironmentVariables } from '../machine/process/command-output.ts'

const DEFAULT_URL = 'http://127.0.0.1:9090'
const LOOK_MS = 1_000

/** What was found at PROMETHEUS_URL. */
export type PrometheusServer =
  | { readonly state: 'ready'; readonly url: string; readonly expected: boolean }
  | {
      readonly state: 'absent'
      readonly url: string
      readonly reason: string
      /** PROMETHEUS_URL was set: somebody counts on it. */
      readonly expected: boolean
    }

/** Looks for a Prometheus, for a second at the most. Never rejects. Whether it reads a bench is seen when it does. */
export async function findPrometheus(environment: EnvironmentVariables): Promise<PrometheusServer> {
  const asked = environment.PROMETHEUS_URL
  const expected = Boolean(asked)
  const url = (asked || DEFAULT_URL).replace(/\/+$/, '')
  try {
    await ask(`${url}/-/ready`)
    return { state: 'ready', url, expected }
  } catch (error) {
    return { state: 'absent', url, reason: messageOf(error), expected }
  }
}

async function ask(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(LOOK_MS) }).catch(error => {
    throw new Error(`no answer (${messageOf(error.cause ?? error)})`, { cause: error })
  })
  const text = (await response.text()).trim().slice(0, 200)
  if (!response.ok) throw new Error(`it answered ${response.status}: ${text}`)
}
