import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { metrics } from '../../core/metrics/names.ts'
import { isAlive } from '../machine/process/process-group.ts'
import { type Labels, type Point, parseExposition } from './series.ts'

/** An address to scrape, and what its series are labelled with. */
export type Target = { readonly address: string; readonly labels: Labels }

type TargetGroup = { readonly targets: readonly string[]; readonly labels: Labels }

/** What no scrape of a bench asks for: a process stalls while its PSS is read, and tokens with it. */
const EXCLUDED = metrics.proportionalMemory.name

/** Prometheus asks for `/metrics` with the parameter `exclude` set to this label's value. */
const EXCLUDE_LABEL = '__param_exclude'

/** Prometheus drops labels that begin so after it has read them. */
const RUNNER_LABEL = '__runner'

/**
 * Registers the processes of a run for Prometheus's file_sd: `<directory>/<testid>.json`, gone when the returned
 * function is called, or at the latest when this process exits. What a killed run left behind goes first: its ports
 * may be another's by now.
 */
export function registerTargets(
  directory: string,
  testid: string,
  targets: readonly Target[],
): () => void {
  mkdirSync(directory, { recursive: true })
  removeLeftovers(directory)
  const file = join(directory, `${testid}.json`)
  const groups = targets.map(
    ({ address, labels }): TargetGroup => ({
      targets: [address],
      labels: { ...labels, [EXCLUDE_LABEL]: EXCLUDED, [RUNNER_LABEL]: String(process.pid) },
    }),
  )
  // Written beside it and renamed, so that Prometheus never reads half of it.
  writeFileSync(`${file}.part`, `${JSON.stringify(groups, null, 2)}\n`)
  renameSync(`${file}.part`, file)
  const remove = () => {
    rmSync(file, { force: true })
    process.off('exit', remove)
  }
  process.on('exit', remove)
  return remove
}

function removeLeftovers(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (!name.endsWith('.json')) continue
    const file = join(directory, name)
    const [group] = JSON.parse(readFileSync(file, 'utf8')) as TargetGroup[]
    const runner = Number(group?.labels[RUNNER_LABEL])
    if (Number.isInteger(runner) && !isAlive(runner)) rmSync(file, { force: true })
  }
}

const SCRAPE_MS = 2_000

/** What a process exposes now without `EXCLUDED`, as Prometheus would keep it: with `up`, which is 0 when it does not answer in time. */
export async function scrape({ address, labels }: Target): Promise<Point[]> {
  const atMs = Date.now()
  const up = (value: number): Point => ({ name: 'up', labels, value, atMs })
  try {
    const signal = AbortSignal.timeout(SCRAPE_MS)
    const response = await fetch(`http://${address}/metrics?exclude=${EXCLUDED}`, { signal })
    if (!response.ok) return [up(0)]
    return [...parseExposition(await response.text(), atMs, labels), up(1)]
  } catch {
    return [up(0)]
  }
}
