import type { DeploymentName } from '../claims/claim.ts'
import type { Interval } from '../statistics/interval.ts'
import { meanInterval } from '../statistics/mean-interval.ts'
import { type Assumptions, demandOf, withUsers } from './demand.ts'
import type { Model, ModelRound } from './model.ts'
import { coresOf, resourcesOf, type Split } from './resources.ts'

/** From how many users on the other deployment needs less memory. */
export type Crossover =
  | {
      readonly state: 'found'
      readonly users: number
      readonly interval: Interval
      readonly rounds: number
      /** Which one needs less above. */
      readonly above: DeploymentName
    }
  /** One needs less all the way up. */
  | { readonly state: 'none'; readonly upTo: number; readonly cheaper: DeploymentName }
  /** The rounds do not agree. */
  | { readonly state: 'uncertain'; readonly upTo: number; readonly why: Disagreement }

/** Why there is no one crossover. */
export type Disagreement =
  /** Of so many rounds, some have a crossover; at the end so many speak for each. */
  | {
      readonly kind: 'rounds'
      readonly rounds: number
      readonly crossing: number
      readonly cheaperAtEnd: Readonly<Record<DeploymentName, number>>
    }
  /** It depends on what a further socket server takes, which was not measured by itself. */
  | { readonly kind: 'socket-server' }

/** Where one round has the last change of sides; `users` undefined: nowhere. */
type RoundCrossover = { readonly users: number | undefined; readonly above: DeploymentName }

/**
 * The last number of users at which the deployment that needs less memory changes, with the same habits at each number. Cores
 * have no such point: those of both grow in proportion to the users, so their ratio stays.
 *
 * Each round has its own; they become one by Student's t on their logarithms. What a socket server takes by itself is known
 * within bounds: the interval holds what either bound gives.
 *
 * @param upTo where the search ends
 */
export function crossoverUsers(model: Model, assumptions: Assumptions, upTo: number): Crossover {
  const at = (split: Split) => crossoverAt(model, assumptions, { split, upTo })
  return joined(at('least'), at('most'), upTo)
}

function crossoverAt(
  model: Model,
  assumptions: Assumptions,
  search: { split: Split; upTo: number },
): Crossover {
  const { upTo } = search
  const found = model.map(round => crossoverOf(round, assumptions, search))
  const [first, ...rest] = found
  const agreed = first !== undefined && rest.every(({ above }) => above === first.above)
  const users = found.flatMap(each => (each.users === undefined ? [] : [each.users]))
  if (agreed && users.length === 0) return { state: 'none', upTo, cheaper: first.above }
  const logs = meanInterval(users.map(Math.log))
  if (agreed && users.length === found.length && logs !== undefined) {
    const { mean, interval, rounds } = logs
    const bounds = { from: Math.exp(interval.from), to: Math.exp(interval.to) }
    return { state: 'found', users: Math.exp(mean), interval: bounds, rounds, above: first.above }
  }
  const cheaper = (deployment: DeploymentName) =>
    found.filter(({ above }) => above === deployment).length
  return {
    state: 'uncertain',
    upTo,
    why: {
      kind: 'rounds',
      rounds: found.length,
      crossing: users.length,
      cheaperAtEnd: { integrated: cheaper('integrated'), separate: cheaper('separate') },
    },
  }
}

/** What is the same at both bounds stays; two crossovers become one with the interval of both. */
function joined(a: Crossover, b: Crossover, upTo: number): Crossover {
  if (a.state === 'uncertain') return a
  if (b.state === 'uncertain') return b
  if (a.state === 'none' && b.state === 'none' && a.cheaper === b.cheaper) return a
  if (a.state === 'found' && b.state === 'found' && a.above === b.above) {
    const from = Math.min(a.interval.from, b.interval.from)
    const to = Math.max(a.interval.to, b.interval.to)
    return { ...a, users: Math.sqrt(a.users * b.users), interval: { from, to } }
  }
  return { state: 'uncertain', upTo, why: { kind: 'socket-server' } }
}

/** Between two numbers of users at which a process is added, the difference of the two is a straight line. */
function crossoverOf(
  round: ModelRound,
  assumptions: Assumptions,
  { split, upTo }: { split: Split; upTo: number },
): RoundCrossover {
  const difference = (users: number) => {
    const demand = demandOf(withUsers(assumptions, users))
    const { memoryBytes } = resourcesOf('separate', round, { demand, split })
    return memoryBytes - resourcesOf('integrated', round, { demand, split }).memoryBytes
  }
  const edges = [0, ...steps(round, assumptions, upTo), upTo]
  let sign = 0
  let users: number | undefined
  for (const [index, to] of edges.entries()) {
    const from = edges[index - 1]
    if (from === undefined) continue
    // Read inside the piece: at its edges it is rounding that says whether the further process is there already.
    const quarter = (to - from) / 4
    const inner = difference(from + quarter)
    const slope = (difference(to - quarter) - inner) / (2 * quarter)
    const begin = inner - slope * quarter
    const end = begin + slope * (to - from)
    const turns = [
      { value: begin, at: from },
      { value: end, at: from - begin / slope },
    ]
    for (const { value, at } of turns) {
      if (value === 0 || Math.sign(value) === sign) continue
      if (sign !== 0) users = at
      sign = Math.sign(value)
    }
  }
  return { users, above: sign < 0 ? 'separate' : 'integrated' }
}

/** The numbers of users beyond which one of the two needs a process more, ascending. */
function steps(round: ModelRound, assumptions: Assumptions, upTo: number): readonly number[] {
  const demand = demandOf(withUsers(assumptions, 1))
  const [integrated, separate] = [
    coresOf(round.integrated, demand),
    coresOf(round.separate, demand),
  ]
  const perUser = [integrated.tokens + integrated.pages, separate.tokens, separate.pages]
  const moments = perUser.flatMap(cores =>
    Array.from({ length: Math.floor(upTo * cores) }, (_, index) => (index + 1) / cores),
  )
  return [...new Set(moments)].filter(users => users < upTo).sort((a, b) => a - b)
}
