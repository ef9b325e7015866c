import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { findOnPath } from '../bench/machine/find-on-path.ts'
import { commandOutput } from '../bench/machine/process/command-output.ts'
import { benchLabels } from '../bench/telemetry/names.ts'
import { END_OF_METRICS, SERIES_FILE } from '../bench/telemetry/series.ts'

/** A run that was kept under results/. */
export type PastRun = {
  readonly testid: string
  readonly deployments: readonly string[]
  readonly fromMs: number
  readonly toMs: number
  /** Its series, as OpenMetrics without the end mark. */
  readonly text: string
}

/**
 * Reads the series of a run.
 *
 * @throws Error that says what is missing
 */
export function readPastRun(directory: string): PastRun {
  const file = join(resolve(directory), SERIES_FILE)
  if (!existsSync(file)) {
    throw new Error(
      `expected the directory of a run, with a ${SERIES_FILE} in it, found none at ${directory}. Remedy: give one that npm run bench:integrated or bench:separate has written under results/`,
    )
  }
  // A run that was killed may have left half a line.
  const whole = readFileSync(file, 'utf8')
  const text = whole.slice(0, whole.lastIndexOf('\n') + 1)
  const moments = [...text.matchAll(/ (\d+\.\d{3})$/gm)].map(([, seconds]) => Number(seconds) * 1e3)
  if (moments.length === 0) throw new Error(`${file}: expected series, found an empty file`)
  const labels = (name: string) => [
    ...new Set(
      [...text.matchAll(new RegExp(`\\b${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value),
    ),
  ]
  return {
    testid: labels(benchLabels.testid)[0] ?? basename(resolve(directory)),
    deployments: labels(benchLabels.deployment),
    fromMs: moments.reduce((least, moment) => Math.min(least, moment)),
    toMs: moments.reduce((most, moment) => Math.max(most, moment)),
    text,
  }
}

/** Writes a run where promtool reads it; gone when disposed of. */
export async function openMetricsFile({
  text,
}: PastRun): Promise<AsyncDisposable & { readonly path: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'past-run-'))
  const path = join(directory, SERIES_FILE)
  await writeFile(path, text + END_OF_METRICS)
  return {
    path,
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  }
}

/** The subcommand of promtool that turns a file into blocks of a data directory. */
export const createBlocks = (file: string, data: string) =>
  ['tsdb', 'create-blocks-from', 'openmetrics', file, data] as const

/**
 * Puts a file into a Prometheus data directory, with the promtool of this machine.
 *
 * @throws Error with the remedy when there is no promtool, or with what it says
 */
export async function loadIntoDirectory(file: string, data: string): Promise<void> {
  const promtool = await findOnPath('promtool', process.env)
  if (promtool === undefined) {
    throw new Error(
      'expected promtool on PATH, found none. Remedy: install Prometheus, which brings it (apt-get install prometheus, brew install prometheus); or leave --data out to use the one of docker-compose.yml',
    )
  }
  await mkdir(data, { recursive: true })
  await commandOutput(promtool, createBlocks(file, data), { timeoutMs: 120_000 })
}
