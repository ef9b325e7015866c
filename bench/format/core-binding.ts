/** The cores to which a run was bound, by number. */
export type CoreBinding = {
  readonly deployment: readonly number[]
  readonly loadGenerator: readonly number[]
}

/** A binding as the samples of a run tell it. */
export function describeBinding({ deployment, loadGenerator }: CoreBinding): string {
  return `deployment on core ${deployment.join(',')}, load generator on core ${loadGenerator.join(',')}`
}

const DESCRIBED = /^deployment on core (\d+(?:,\d+)*), load generator on core (\d+(?:,\d+)*)$/

/** The binding that {@link describeBinding} told; undefined where something else was told, as why there is none. */
export function bindingIn(text: string): CoreBinding | undefined {
  const [, deployment, loadGenerator] = DESCRIBED.exec(text) ?? []
  if (deployment === undefined || loadGenerator === undefined) return undefined
  return { deployment: coresIn(deployment), loadGenerator: coresIn(loadGenerator) }
}

const coresIn = (list: string) => list.split(',').map(Number)
