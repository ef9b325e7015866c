import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { messageOf } from '../bench/machine/availability.ts'
import { findOnPath } from '../bench/machine/find-on-path.ts'
import { commandOutput } from '../bench/machine/process/command-output.ts'

const WITHOUT = `Without Docker: give deploy/prometheus/prometheus.yml to a Prometheus of your own, import
dashboards/json into a Grafana; or watch a bench in the terminal: npm run bench:separate -- --live`

/**
 * Checks that docker compose can be used.
 *
 * @throws Error that says which part is missing, and the remedy
 */
export async function checkCompose(): Promise<void> {
  if ((await findOnPath('docker', process.env)) === undefined) {
    throw new Error(
      `expected docker on PATH, found none. Remedy: install Docker Engine with its compose plugin (https://docs.docker.com/engine/install/).\n${WITHOUT}`,
    )
  }
  await commandOutput('docker', ['compose', 'version']).catch(error => {
    throw new Error(
      `expected the compose plugin of docker, found none (${firstLine(error)}). Remedy: install docker-compose-plugin 2.24 or newer (https://docs.docker.com/compose/install/).\n${WITHOUT}`,
    )
  })
  await commandOutput('docker', ['version', '--format', '{{.Server.Version}}']).catch(error => {
    throw new Error(
      `expected a running Docker engine, found none (${firstLine(error)}). Remedy: start it (systemctl start docker, or Docker Desktop), and see that you may use it.\n${WITHOUT}`,
    )
  })
}

/** What the command printed first on stderr, which Node puts behind its own line. */
function firstLine(error: unknown): string {
  const [own = '', printed] = messageOf(error).split('\n')
  return printed || own
}

/** Runs docker compose on the observability profile in this terminal, from the root of the repository. */
export async function compose(root: string, args: readonly string[]): Promise<number> {
  const child = spawn('docker', ['compose', ...files(), '--profile', 'observability', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(await coresOfHarness()) },
  })
  // A Ctrl-C reaches both: docker compose decides when it is over.
  const wait = () => undefined
  process.on('SIGINT', wait)
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  process.off('SIGINT', wait)
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal])
}

/** The compose file gives Prometheus and Grafana the second core; an engine that has one alone would refuse to start them. */
async function coresOfHarness(): Promise<{ readonly HARNESS_CPUSET?: string }> {
  const cores = await commandOutput('docker', ['info', '--format', '{{.NCPU}}']).catch(() => '')
  return cores.trim() === '1' ? { HARNESS_CPUSET: '0' } : {}
}

/** On Linux Prometheus is on the network of the host, where the processes of a bench listen on loopback. */
function files(): readonly string[] {
  if (process.platform !== 'linux') return []
  return ['--file', 'docker-compose.yml', '--file', 'deploy/docker-compose.host.yml']
}
