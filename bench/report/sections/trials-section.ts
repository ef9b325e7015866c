import { distribution } from '../../measures/figures/distribution.ts'
import type { TrialSummary } from '../../verdicts/comparison.ts'
import type { Block, Section } from '../document.ts'
import { figure } from '../figure.ts'
import type { ReportContext } from '../input.ts'
import { loadNotes, lostNotes } from '../load-notes.ts'
import { reasonsText, remedyLines } from '../reasons.ts'
import type { Text } from '../table.ts'
import { deploymentName, dictionary, stoppedText } from '../words/dictionary.ts'
import { usageSections } from './usage-section.ts'

/** How many trials there were, which of them are marked and why, why no more were made, and who was saturated. */
export function trialsSection(context: ReportContext): Section {
  const { comparison, language } = context
  const words = dictionary[language].trials
  const marked = comparison.trials.filter(({ reasons }) => reasons.length > 0)
  return {
    id: 'trials',
    title: dictionary[language].sections.trials,
    blocks: [
      {
        kind: 'terms',
        terms: [
          { term: words.stopped, text: stoppedText(comparison.stopped, language) },
          ...loadNotes(comparison.header.plan, language).map(text => ({ term: words.load, text })),
          ...lostNotes(comparison, language).map(text => ({ term: words.lost, text })),
          ...comparison.notRun.map(left => ({
            term: words.notRun,
            text: dictionary[language].notRun(left),
          })),
        ],
      },
      scenarioTable(context),
      ...(marked.length === 0
        ? [paragraph(words.allValid)]
        : [
            paragraph(words.states),
            markedTable(marked, context),
            ...remedyLines(
              marked.flatMap(({ reasons }) => reasons),
              context.language,
            ).map(paragraph),
          ]),
    ],
    sections: usageSections(context),
  }
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text, tone: 'body' })

function scenarioTable({ comparison, language }: ReportContext): Block {
  const words = dictionary[language].trials
  const groups = Map.groupBy(
    comparison.trials,
    ({ scenario, deployment }) => `${scenario} ${deployment}`,
  )
  return {
    kind: 'table',
    table: {
      caption: words.table,
      columns: [
        { title: words.scenario, kind: 'text' },
        { title: words.deployment, kind: 'text' },
        ...(['valid', 'limited', 'void'] as const).map(
          state => ({ title: words[state], kind: 'number' }) as const,
        ),
        { title: words.seconds, kind: 'number' },
      ],
      rows: [...groups.values()].flatMap(trials => {
        const [first] = trials
        return first === undefined ? [] : [row(first, trials)]
      }),
    },
  }

  function row({ scenario, deployment }: TrialSummary, trials: readonly TrialSummary[]): Text[] {
    const count = (state: TrialSummary['state']) =>
      String(trials.filter(trial => trial.state === state).length)
    const seconds = distribution(trials.map(trial => trial.seconds)).p50
    return [
      [{ kind: 'code', text: scenario }],
      deploymentName(deployment, language),
      count('valid'),
      count('limited'),
      count('void'),
      `${figure(seconds)} s`,
    ]
  }
}

function markedTable(marked: readonly TrialSummary[], { language }: ReportContext): Block {
  const words = dictionary[language].trials
  return {
    kind: 'table',
    table: {
      caption: words.marked,
      columns: [
        { title: words.scenario, kind: 'text' },
        { title: words.deployment, kind: 'text' },
        { title: words.round, kind: 'number' },
        { title: words.state, kind: 'text' },
        { title: words.reasons, kind: 'text' },
      ],
      rows: marked.map(({ scenario, deployment, round, state, reasons }) => [
        [{ kind: 'code', text: scenario }],
        deploymentName(deployment, language),
        String(round),
        words[state],
        reasonsText(reasons, language),
      ]),
    },
  }
}
