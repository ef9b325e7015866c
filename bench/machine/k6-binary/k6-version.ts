import { messageOf } from '../availability.ts'
import { commandOutput } from '../process/command-output.ts'

/** Whether a file is a k6 that the scripts run on; `reason` says what was found instead. */
export type K6Check =
  | { readonly state: 'usable'; readonly version: string }
  | { readonly state: 'unusable'; readonly reason: string }

/** The versions whose `k6/websockets` and executors the scripts are written for. */
export const supportedK6 = '1.8 or newer, or 2.x'

/** Runs `k6 version`, which proves that the file is whole, runs on this machine, and is new enough. */
export async function checkK6(path: string, signal?: AbortSignal): Promise<K6Check> {
  try {
    return judgeVersion(await commandOutput(path, ['version'], { signal }))
  } catch (error) {
    signal?.throwIfAborted()
    const [reason = ''] = messageOf(error).split('\n')
    return { state: 'unusable', reason: `${path} does not run (${reason})` }
  }
}

/** Like {@link checkK6}, for a file that was just installed; throws with the reason. */
export async function requireK6(path: string, signal?: AbortSignal): Promise<void> {
  const check = await checkK6(path, signal)
  if (check.state === 'unusable') throw new Error(`the installed file is no use: ${check.reason}`)
}

/** Judges what `k6 version` printed, such as `k6 v1.8.1 (go1.26.8, linux/amd64)`. */
export function judgeVersion(output: string): K6Check {
  const [, version, major, minor] = /^k6(?:\.exe)? v((\d+)\.(\d+)\.\S+)/.exec(output) ?? []
  if (version === undefined) {
    const [found = ''] = output.split('\n')
    return {
      state: 'unusable',
      reason: `expected "k6 vX.Y.Z …", it printed "${found.slice(0, 80)}"`,
    }
  }
  const supported = (major === '1' && Number(minor) >= 8) || major === '2'
  if (supported) return { state: 'usable', version }
  return { state: 'unusable', reason: `it is k6 ${version}, needed is ${supportedK6}` }
}
