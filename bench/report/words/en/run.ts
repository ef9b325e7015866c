import type { StopReason } from '../../../verdicts/comparison.ts'
import type { NotRun } from '../../../verdicts/not-run.ts'

/** Why a comparison made no further round; `wide`: the titles of the measures whose intervals are still wide. */
export function stopped({ kind }: StopReason, wide: readonly string[]): string {
  switch (kind) {
    case 'interrupted':
      return 'The comparison was cut before its end: this is a partial result.'
    case 'quick':
      return 'A quick run: it shows that everything works, and its figures are not to be quoted.'
    case 'narrow':
      return 'Every interval of the repeated load is as narrow as its threshold.'
    case 'no-rounds':
      return 'The budget had no room for rounds of load: there is no interval.'
    case 'budget':
      return `The budget is spent. Still wider than their threshold: ${wide.join('; ')}.`
  }
}

/** What a comparison left out, and what it would need. */
export function notRun(left: NotRun): string {
  switch (left.kind) {
    case 'bundled-pages':
      return `${left.scenario}: needs this project's own pages`
    case 'chat-page':
      return "origins, and settings behind a public host: need this project's own chat page"
    case 'budget':
      return `${left.scenario}: needs --budget ${left.minutes}m`
    case 'equal-cores':
      return 'equal cores in total: a comparison of its own, without --cores each'
    case 'own-cores':
      return `each process on a core of its own: a comparison of its own, --cores each; needs ${left.needed} cores, found ${left.usable}`
  }
}
