import type { CoreShare, WindowUsage } from '../../measures/window-usage.ts'
import type { Block, Section } from '../document.ts'
import { absent, percent } from '../figure.ts'
import type { ReportContext } from '../input.ts'
import type { Language } from '../language.ts'
import type { Column, Table } from '../table.ts'
import { deploymentName, dictionary, partName } from '../words/dictionary.ts'

/** A scenario with more windows is folded: a plain load has three, a ladder or interference up to twenty. */
const OPEN_WINDOWS = 4

/** What is shown of a window: the share of one part, or of all but the deployment. */
type Shown = {
  readonly name: string
  readonly of: (usage: WindowUsage) => CoreShare | undefined
}

/** Who was saturated: the CPU of every part by scenario and window. No section where no CPU could be measured. */
export function usageSections({ comparison, language }: ReportContext): readonly Section[] {
  const { usage, header } = comparison
  if (usage.length === 0) return []
  const words = dictionary[language].usage
  const isShared = header.harnessCores === 1
  const sentences = [
    words.reading,
    ...(isShared ? [words.shared] : []),
    ...(header.plan.cores === 'each' ? [words.apart] : []),
  ]
  const shown = [
    ...partsOf(usage, language),
    ...(isShared ? [{ name: words.together, of: ({ harness }: WindowUsage) => harness }] : []),
  ]
  const scenarios = Map.groupBy(usage, ({ scenario }) => scenario)
  return [
    {
      id: 'usage',
      title: words.title,
      blocks: [
        ...sentences.map((text): Block => ({ kind: 'paragraph', text, tone: 'body' })),
        ...[...scenarios].map(([scenario, own]) => block(scenario, own, { shown, language })),
      ],
      sections: [],
    },
  ]
}

/** The parts are those of the data: a further load generator is one more column. */
function partsOf(usage: readonly WindowUsage[], language: Language): readonly Shown[] {
  const names = new Set(usage.flatMap(({ parts }) => Object.keys(parts)))
  return [...names].map(name => ({
    name: partName(name, language),
    of: ({ parts }: WindowUsage) => parts[name],
  }))
}

type Look = { readonly shown: readonly Shown[]; readonly language: Language }

function block(scenario: string, usage: readonly WindowUsage[], look: Look): Block {
  const { shown, language } = look
  const table = usageTable(scenario, usage, look)
  const windows = new Set(usage.map(({ window }) => window)).size
  if (windows <= OPEN_WINDOWS) return { kind: 'table', table }
  const summary = dictionary[language].usage.folded({
    scenario,
    windows,
    largest: shown.map(({ name, of }) => `${name} ${percent(largest(usage, of))}`),
    saturated: sum(usage.map(({ saturatedTrials }) => saturatedTrials)),
    all: sum(usage.map(({ trials }) => trials)),
  })
  return { kind: 'folded-table', summary, table }
}

function usageTable(
  scenario: string,
  usage: readonly WindowUsage[],
  { shown, language }: Look,
): Table {
  const words = dictionary[language].usage
  const { deployment } = dictionary[language].trials
  const text = (title: string): Column => ({ title, kind: 'text' })
  const number = (title: string): Column => ({ title, kind: 'number' })
  return {
    caption: words.caption(scenario),
    columns: [
      text(words.window),
      text(deployment),
      ...shown.map(({ name }) => number(words.cpuOf(name))),
      number(words.saturated),
    ],
    rows: usage.map(each => [
      [{ kind: 'code', text: each.window }],
      deploymentName(each.deployment, language),
      ...shown.map(({ of }) => shareText(of(each), language)),
      words.trials(each.saturatedTrials, each.trials),
    ]),
  }
}

function shareText(share: CoreShare | undefined, language: Language): string {
  if (share === undefined) return absent
  return dictionary[language].punctuation.bracketed(percent(share.mean), percent(share.largest))
}

/** Undefined where the part has no figure in any of the windows. */
function largest(usage: readonly WindowUsage[], of: Shown['of']): number | undefined {
  const shares = usage.map(of).filter(share => share !== undefined)
  return shares.length === 0 ? undefined : Math.max(...shares.map(share => share.largest))
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
