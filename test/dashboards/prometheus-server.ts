import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { freePort } from '../../bench/machine/free-port.ts'
import { startProcess } from '../../bench/machine/process/managed-process.ts'
import { waitForUrl } from '../../bench/machine/process/readiness.ts'
import { root } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'
import { type QueryApi, queryApi } from './query-api.ts'

/** What file_sd reads: addresses, and the labels that they get. */
export type TargetGroup = {
  readonly targets: readonly string[]
  readonly labels: Readonly<Record<string, string>>
}

/** A Prometheus of the test's own. */
export type PrometheusServer = AsyncDisposable & QueryApi

/** A copy of the shipped configuration stands where the repository's would, so that its paths lead to this test's files. */
const CONFIG = 'deploy/prometheus/prometheus.yml'
const SECOND = { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' }

type Configuration = {
  readonly global: Readonly<Record<string, string>>
  readonly rule_files: readonly string[]
  readonly scrape_configs: readonly { readonly job_name: string }[]
}

/**
 * Starts the system's Prometheus on a free port with the shipped rules and the shipped configuration, of which the
 * intervals are a second, and the containers and Prometheus itself are not scraped.
 */
export async function startPrometheus(
  path: string,
  targets: readonly TargetGroup[],
): Promise<PrometheusServer> {
  const directory = await mkdtemp(join(tmpdir(), 'prometheus-'))
  const remove = () => rm(directory, { recursive: true, force: true })
  await cp(`${root}deploy/prometheus`, join(directory, 'deploy/prometheus'), { recursive: true })
  await writeFile(join(directory, CONFIG), await configuration())
  await mkdir(join(directory, 'results/targets'), { recursive: true })
  await writeFile(join(directory, 'results/targets/test.json'), JSON.stringify(targets))

  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = await startProcess({
    name: 'prometheus',
    command: {
      file: path,
      arguments: [
        `--config.file=${join(directory, CONFIG)}`,
        `--storage.tsdb.path=${join(directory, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--web.enable-remote-write-receiver',
        '--log.level=warn',
      ],
    },
    environment: environmentOf({}),
    cwd: directory,
  })
  const stop = async () => {
    await server.stop()
    await remove()
  }
  try {
    await waitForUrl(server, `${url}/-/ready`)
  } catch (error) {
    await stop()
    throw error
  }
  return { ...queryApi(url), [Symbol.asyncDispose]: stop }
}

async function configuration(): Promise<string> {
  const shipped = parse(await readFile(root + CONFIG, 'utf8')) as Configuration
  return JSON.stringify({
    ...shipped,
    global: { ...shipped.global, ...SECOND },
    scrape_configs: shipped.scrape_configs.filter(({ job_name }) => job_name === 'bench'),
  })
}
