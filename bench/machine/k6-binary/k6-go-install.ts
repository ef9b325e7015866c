import { join } from 'node:path'
import { messageOf } from '../availability.ts'
import { executableName, findOnPath } from '../find-on-path.ts'
import { commandOutput } from '../process/command-output.ts'
import { type InstallOptions, installInto } from './install-into.ts'
import { requireK6 } from './k6-version.ts'

const reportMs = 5_000
const patienceMs = 15 * 60_000

/**
 * Builds k6 from its Go module and puts it at `place`: about two minutes on two cores. Rejects when
 * there is no `go` on PATH, when the build fails, and after 15 minutes.
 */
export async function installWithGo(place: string, options: InstallOptions): Promise<string> {
  const { version, environment, onProgress, signal } = options
  const go = await findOnPath('go', environment)
  if (!go) throw new Error('there is no go on PATH')
  const module = `go.k6.io/k6@v${version}`
  return await installInto(place, async directory => {
    const start = performance.now()
    const report = () => {
      const elapsed = Math.round((performance.now() - start) / 1000)
      onProgress(`k6 ${version}: go install ${module} (about two minutes; ${elapsed} s so far)`)
    }
    report()
    const timer = setInterval(report, reportMs)
    try {
      const build = { ...environment, GOBIN: directory }
      await commandOutput(go, ['install', module], {
        cwd: directory,
        environment: build,
        timeoutMs: patienceMs,
        signal,
      })
    } catch (error) {
      signal?.throwIfAborted()
      throw new Error(lastLine(messageOf(error)), { cause: error })
    } finally {
      clearInterval(timer)
    }
    const binary = join(directory, executableName('k6'))
    await requireK6(binary, signal)
    return binary
  })
}

/** `go` prints what it downloads first and what went wrong last. */
function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
