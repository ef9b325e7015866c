import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { parseCoreList, readAllowedCores } from '../../bench/machine/cores.ts'
import { deploymentNamed } from '../../bench/plan/subjects/registry.ts'
import { type DeploymentLaunch, neutralEnvironment } from '../../bench/run/launch.ts'
import { freePorts, startDeployment } from '../../bench/run/start-deployment.ts'
import { root } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'

const allowed = await readAllowedCores()
const [first, second] = allowed.state === 'measured' ? allowed.cores : []

/** The cores that each started process of a deployment may run on, before and after a restart of the last one. */
async function coresOf(name: string, launch: Pick<DeploymentLaunch, 'allocation' | 'cores'>) {
  const { signal } = new AbortController()
  await using started = new AsyncDisposableStack()
  const supervised = await startDeployment(deploymentNamed(name), {
    ports: await freePorts(),
    environment: neutralEnvironment(environmentOf({})),
    launch: { root, nodePath: process.execPath, ...launch },
    signal,
  })
  for (const unit of supervised) started.use(unit)
  const read = () => Promise.all(supervised.map(({ process }) => coresOfProcess(process.pid)))
  const atStart = await read()
  const last = supervised.at(-1)
  await last?.process.stop()
  await last?.restart(signal)
  return { atStart, restarted: await read() }
}

async function coresOfProcess(pid: number) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return parseCoreList(/^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? '')
}

it.skipIf(first === undefined || second === undefined)(
  'each process of a deployment runs on a core of its own, also when it is started again; else they share all',
  async () => {
    const cores = [first ?? 0, second ?? 0]
    const own = await coresOf('separate', { allocation: 'each', cores })
    expect(own.atStart).toEqual([[first], [second]])
    expect(own.restarted).toEqual([[first], [second]])
    const single = await coresOf('integrated', { allocation: 'each', cores })
    expect(single.atStart).toEqual([[first]])
    const shared = await coresOf('separate', { allocation: 'equal', cores })
    expect(shared.atStart).toEqual([cores, cores])
  },
)

it.skipIf(first === undefined)('a bench on one core says what it needs, and begins nothing', () => {
  const bench = [process.execPath, 'bench/commands/bench.ts']
  const { status, stderr } = spawnSync('taskset', ['-c', `${first}`, ...bench], {
    ...{ cwd: root, encoding: 'utf8' },
    env: environmentOf({}) as NodeJS.ProcessEnv,
  })
  expect(status).toBe(1)
  expect(stderr).toContain(
    'The bench failed: expected 2 usable cores, one for the deployment and one for its load, found 1:',
  )
})
