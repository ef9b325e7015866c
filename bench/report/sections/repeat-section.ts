import type { Section } from '../document/block.ts'
import { figure } from '../format.ts'
import type { ReportContext } from '../input.ts'
import { sectionWords } from '../labels/page-labels.ts'
import { repeatLabels } from '../labels/repeat-labels.ts'

/** The commands that make the measurement and the report again. */
export function repeatSection({ comparison, directory, language }: ReportContext): Section {
  const { seed, budgetMinutes, environment } = comparison.header
  const { git } = environment
  const checkout = git.state === 'known' ? [`git checkout ${git.revision}`] : []
  return {
    id: 'repeat',
    title: sectionWords[language].repeat,
    blocks: [
      { kind: 'paragraph', text: repeatLabels.again[language], tone: 'body' },
      {
        kind: 'code',
        lines: [
          ...checkout,
          'npm ci',
          `npm run bench -- --budget ${figure(budgetMinutes)}m --seed ${seed}`,
        ],
      },
      { kind: 'paragraph', text: repeatLabels.rewrite[language], tone: 'body' },
      { kind: 'code', lines: [`npm run report -- ${directory}`] },
      { kind: 'paragraph', text: repeatLabels.machine[language], tone: 'quiet' },
    ],
    sections: [],
  }
}

/** Where the raw samples are. */
export function samplesSection({ directory, language }: ReportContext): Section {
  return {
    id: 'samples',
    title: sectionWords[language].samples,
    blocks: [
      {
        kind: 'paragraph',
        text: [`${repeatLabels.samples[language]} `, { kind: 'code', text: directory }],
        tone: 'body',
      },
    ],
    sections: [],
  }
}
