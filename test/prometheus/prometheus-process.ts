import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOnPath } from '../../bench/machine/find-on-path.ts'
import { freePort } from '../../bench/machine/free-port.ts'
import { type ManagedProcess, startProcess } from '../../bench/machine/process/managed-process.ts'
import { waitForUrl } from '../../bench/machine/process/readiness.ts'
import { root } from '../support/deployment.ts'
import { environmentOf, searchPath } from '../support/environment.ts'

/** The Prometheus of this machine, and promtool beside it. */
export const prometheusTool = {
  name: 'prometheus',
  path: await findOnPath('prometheus', { PATH: searchPath }),
  remedy: 'apt-get install prometheus, or brew install prometheus',
}

/** A Prometheus with the configuration that this project ships, on a free port. */
export type RunningPrometheus = AsyncDisposable & {
  readonly process: ManagedProcess
  readonly url: string
  /** The value of every series that a query gives now, by the values of these labels. */
  ask(query: string, ...labels: readonly string[]): Promise<Record<string, number>>
}

type Answer = {
  readonly status: string
  readonly error?: string
  readonly data: {
    readonly result: readonly { metric: Record<string, string>; value: [number, string] }[]
  }
}

/** A directory for the data of a Prometheus. */
export async function dataDirectory(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'prometheus-'))
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  }
}

/** Starts Prometheus on this data and waits until it answers. */
export async function startPrometheus(path: string, data: string): Promise<RunningPrometheus> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const process = await startProcess({
    name: 'prometheus',
    command: {
      file: path,
      arguments: [
        `--config.file=${root}deploy/prometheus/prometheus.yml`,
        `--storage.tsdb.path=${data}`,
        `--web.listen-address=127.0.0.1:${port}`,
        `--web.user-assets=${root}results`,
      ],
    },
    environment: environmentOf({}),
    cwd: root,
  })
  await waitForUrl(process, `${url}/-/ready`, { signal: AbortSignal.timeout(30_000) })
  return {
    process,
    url,
    async ask(query, ...labels) {
      const response = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query })}`)
      const { error, data: found } = (await response.json()) as Answer
      if (error !== undefined) throw new Error(`${query}: ${error}`)
      return Object.fromEntries(
        found.result.map(({ metric, value }) => [
          labels.map(label => metric[label]).join(' '),
          Number(value[1]),
        ]),
      )
    },
    [Symbol.asyncDispose]: () => process[Symbol.asyncDispose](),
  }
}
