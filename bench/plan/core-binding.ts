/**
 * How the deployment's cores are shared out. `equal`: all its processes share the same cores, as many for every deployment.
 * `each`: every process has a core of its own, so that a deployment has as many as it has processes.
 */
export type CoreAllocation = 'equal' | 'each'

/** The cores to which a run was bound, by number. */
export type CoreBinding = { readonly loadGenerator: readonly number[] } & (
  | { readonly allocation: 'equal'; readonly deployment: readonly number[] }
  | { readonly allocation: 'each'; readonly processes: readonly ProcessCore[] }
)

/** A process by its name in the deployment, and its core. */
export type ProcessCore = { readonly name: string; readonly core: number }

const DEPLOYMENT = 'deployment'
const LOAD_GENERATOR = 'load generator'

/** A binding as the samples of a run tell it. No name of a process has a comma or a colon in it. */
export function describeBinding(binding: CoreBinding): string {
  const bound =
    binding.allocation === 'equal'
      ? [part(DEPLOYMENT, binding.deployment)]
      : binding.processes.map(({ name, core }) => part(name, [core]))
  return [...bound, part(LOAD_GENERATOR, binding.loadGenerator)].join(', ')
}

const part = (name: string, cores: readonly number[]) => `${name} on core ${cores.join(',')}`

const PART = /^([^,:]+) on core (\d+(?:,\d+)*)$/

/** The binding that {@link describeBinding} told; undefined where something else was told, as why there is none. */
export function bindingIn(text: string): CoreBinding | undefined {
  const parts = text.split(', ').map(partIn)
  if (!parts.every(found => found !== undefined)) return undefined
  const [first, ...others] = parts
  const last = others.at(-1)
  if (first === undefined || last?.name !== LOAD_GENERATOR) return undefined
  const loadGenerator = last.cores
  if (first.name === DEPLOYMENT) {
    return others.length > 1
      ? undefined
      : { allocation: 'equal', deployment: first.cores, loadGenerator }
  }
  const processes = parts
    .slice(0, -1)
    .flatMap(({ name, cores }) => cores.map(core => ({ name, core })))
  return { allocation: 'each', processes, loadGenerator }
}

function partIn(text: string) {
  const [, name, list] = PART.exec(text) ?? []
  if (name === undefined || list === undefined) return undefined
  return { name, cores: list.split(',').map(Number) }
}
