import type { LoadConfiguration } from '../../bench/k6/configuration.ts'
import { defaultProfile } from '../../bench/load/profile.ts'
import { aloneAndTogether } from '../../bench/load/windows.ts'
import { k6Output } from '../../bench/prometheus/k6-output.ts'
import { type ManagedProcess, startProcess } from '../../bench/system/managed-process.ts'
import { type Deployment, root } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'

/** The bench's own script, as short as it can be. */
const profile = {
  ...defaultProfile,
  steps: [8],
  connectsPerSecond: 8,
  idleSeconds: 1,
  windows: aloneAndTogether({ seconds: 4, tokensPerSecond: 200, pagesPerSecond: 2 }),
}

/** Starts the bench's k6 script against a deployment; its series go to a remote-write address. */
export async function startK6(
  path: string,
  deployment: Deployment,
  { writeUrl, labels }: { writeUrl: string; labels: Readonly<Record<string, string>> },
): Promise<ManagedProcess> {
  const { pageUrl, socketUrl } = deployment
  const configuration: LoadConfiguration = { profile, socketUrl, pageUrl, origin: pageUrl }
  const output = k6Output(writeUrl, labels)
  const flags = ['--quiet', '--no-usage-report', '--summary-mode=disabled', '--address=']
  return await startProcess({
    name: 'k6',
    command: {
      file: path,
      arguments: ['run', ...flags, ...output.arguments, 'bench/k6/load.ts'],
    },
    environment: {
      ...environmentOf({}),
      ...output.environment,
      LOAD: JSON.stringify(configuration),
    },
    cwd: root,
  })
}
