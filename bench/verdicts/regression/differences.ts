import { repeatedLoad } from '../../plan/run-plan.ts'
import { appName } from '../../samples/app-name.ts'
import type { RunHeader } from '../../samples/run-header.ts'
import type { Difference } from './result.ts'

/**
 * What forbids a comparison of two runs: another machine, another share of it, another load. Versions may differ: to
 * see what they change is what the comparison is for.
 */
export function obstacles(a: RunHeader, b: RunHeader): readonly Difference[] {
  return differences(conditions(a), conditions(b))
}

/** What differs and may: versions, kernel, revision. It is the likely cause of what got worse. */
export function changes(a: RunHeader, b: RunHeader): readonly Difference[] {
  return differences(subjects(a), subjects(b))
}

function conditions({ environment, plan, pinning, answers }: RunHeader) {
  const { cpuModel, cores, usableCores, architecture, cgroup, app } = environment
  // Another seed is another draw of the same load.
  const { seed: _, ...load } = repeatedLoad(plan)
  return {
    'CPU model': cpuModel,
    cores,
    'usable cores': usableCores,
    architecture,
    app: app === undefined ? "this project's own" : appName({ ...app, build: undefined }),
    'limits of the container': cgroup,
    '--cores': plan.cores ?? 'equal',
    'share of the default load': plan.loadFactor ?? 1,
    pinning,
    ...named('profile', load),
    ...named('answers', answers),
  }
}

function subjects({ environment }: RunHeader) {
  const { versions, operatingSystem, kernel, git, app } = environment
  return {
    ...versions,
    'operating system': operatingSystem,
    kernel,
    revision: git,
    'build of the app': app?.build,
  }
}

/** A fact for each field, so that a message names the one that differs. */
function named(prefix: string, facts: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [`${prefix}.${name}`, value]),
  )
}

function differences(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
): readonly Difference[] {
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names]
    .map(name => ({ name, a: text(a[name]), b: text(b[name]) }))
    .filter(difference => difference.a !== difference.b)
}

const text = (value: unknown) =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'absent')
