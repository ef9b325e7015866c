import { beforeOptions } from '../../samples/directory.ts'
import type { RunHeader } from '../../samples/run-header.ts'
import type { Section } from '../document.ts'
import type { ReportContext } from '../input.ts'
import { dictionary } from '../words/dictionary.ts'

/** The commands that make the measurement and the report again. */
export function repeatSection({ comparison, directory, language }: ReportContext): Section {
  const { git } = comparison.header.environment
  const checkout = git.state === 'known' ? [`git checkout ${git.revision}`] : []
  return {
    id: 'repeat',
    title: dictionary[language].sections.repeat,
    blocks: [
      { kind: 'paragraph', text: dictionary[language].repeat.again, tone: 'body' },
      {
        kind: 'code',
        lines: [...checkout, 'npm ci', benchCommand(comparison.header)],
      },
      ...(git.state === 'known' && git.dirty
        ? [{ kind: 'paragraph', text: dictionary[language].repeat.dirty, tone: 'quiet' } as const]
        : []),
      { kind: 'paragraph', text: dictionary[language].repeat.rewrite, tone: 'body' },
      { kind: 'code', lines: [`npm run report -- ${argument(directory)}`] },
      { kind: 'paragraph', text: dictionary[language].repeat.machine, tone: 'quiet' },
    ],
    sections: [],
  }
}

/** The command that asks for the same again: every option that was not left at its default. */
function benchCommand({ plan, environment }: RunHeader): string {
  const { rounds, seed, page, cores, quick } = plan
  const { app } = environment
  const budget = rounds.until === 'narrow' ? `--budget ${rounds.budgetMinutes}m ` : ''
  return [
    `${beforeOptions(plan.command)} ${budget}--seed ${seed}`,
    ...(app === undefined ? [] : [`--app ${argument(`path/to/${app.directory}`)}`]),
    ...(page === undefined ? [] : [`--page ${argument(page)}`]),
    ...(cores === undefined ? [] : [`--cores ${cores}`]),
    ...(quick ? ['--quick'] : []),
  ].join(' ')
}

/** A word as a shell takes it literally, in quotes where it must be. */
function argument(word: string): string {
  return /^[\w./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** Where the samples are. */
export function samplesSection({ comparison, directory, language }: ReportContext): Section {
  const words = dictionary[language].repeat
  const arrivals = comparison.withoutArrivals ? words.withoutArrivals : ''
  const space = language === 'en' ? ' ' : ''
  return {
    id: 'samples',
    title: dictionary[language].sections.samples,
    blocks: [
      {
        kind: 'paragraph',
        text: [
          `${words.samples}${arrivals}${words.computed}${space}`,
          { kind: 'code', text: directory },
        ],
        tone: 'body',
      },
    ],
    sections: [],
  }
}
