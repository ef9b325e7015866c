import { MINIMUM_ROUNDS } from '../plan/limits.ts'
import { appName } from '../samples/app-name.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Advice, Cost } from '../verdicts/advice/advise.ts'
import type { Extrapolation } from '../verdicts/advice/extrapolation.ts'
import type { CostRatio, Reason } from '../verdicts/advice/reasons.ts'
import type { Bounds, OverRounds, ResourceInterval } from '../verdicts/advice/resource-interval.ts'
import type { Processes } from '../verdicts/advice/resources.ts'
import { figure, interval, milliseconds, minute, percent, ratio } from './figure.ts'
import type { Language } from './language.ts'
import { ownPageText } from './own-page-text.ts'
import { textTable } from './text-table.ts'
import { deploymentName, dictionary } from './words/dictionary.ts'
import type { Both } from './words/en/short-answer.ts'

/** A run that advice rests on: where it lies, and what it says of itself. */
export type AdviceSource = { readonly path: string; readonly header: RunHeader }

/** The runs of both; undefined: there was none. */
export type AdviceSources = Readonly<Record<'comparison' | 'map', AdviceSource | undefined>>

/** An advice as the text that ends `npm run advise`: its first line is the answer. */
export function adviceText(advice: Advice, sources: AdviceSources, language: Language): string {
  const words = dictionary[language].advice
  const { cost, extrapolated, ownPage } = advice
  return [
    answerLine(advice, language),
    ownPage === undefined ? '' : words.ownPage + ownPageText(ownPage, language),
    list(words.reasons, reasonLines(advice, language)),
    ...(cost === undefined ? [] : [resourceTable(cost, advice, language)]),
    ...(cost === undefined ? [] : [list(words.granted, granted(cost, language))]),
    list(
      words.outside,
      extrapolated.map(each => outsideText(each, language)),
    ),
    sourceLines(advice, sources, language),
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

function answerLine(advice: Advice, language: Language): string {
  const { answer, processes, longestPageMs, assumptions, extrapolated } = advice
  const { advice: words, punctuation } = dictionary[language]
  const counts = processes && both(each => processText(processes[each], language))
  const outside = extrapolated.length > 0
  const rule =
    longestPageMs === undefined
      ? []
      : [words.rule(milliseconds(assumptions.sloMs), pageTime(Math.floor(longestPageMs)))]
  if (answer === undefined) {
    const either = outside ? words.eitherOutside : words.either
    return [counts ? either(counts) : '', ...rule].join(punctuation.semicolon) + punctuation.stop
  }
  const { deployment, because } = answer
  const choose = outside ? words.chooseOutside : words.choose
  const chosen = choose(deploymentName(deployment, language), counts?.[deployment] ?? '')
  const why = [reasonText(because, advice, language), ...rule].join(punctuation.semicolon)
  return `${chosen}${punctuation.colon}${why}${punctuation.stop}`
}

/** Each with what it is about and whom it speaks for. */
function reasonLines(advice: Advice, language: Language): readonly string[] {
  const { advice: words, punctuation } = dictionary[language]
  return advice.reasons.map((reason, index) => {
    const { kind, favours } = reason
    const whom = favours && words.favours(deploymentName(favours, language))
    const title =
      kind === 'unmeasured'
        ? words.kinds[kind]
        : punctuation.bracketed(words.kinds[kind], whom ?? words.favoursNone)
    const error = kind === 'your-pages' ? words.modelError(ratio(reason.tokens.errorFactor)) : ''
    return `${index + 1}. ${title}${punctuation.colon}${reasonText(reason, advice, language)}${error}`
  })
}

function reasonText(reason: Reason, { assumptions, demand }: Advice, language: Language): string {
  const { advice: words, punctuation } = dictionary[language]
  const limit = milliseconds(assumptions.sloMs)
  switch (reason.kind) {
    case 'your-pages': {
      const { byDeployment } = reason.tokens
      const page = pageTime(assumptions.pageMs)
      const states = DEPLOYMENTS.map(name =>
        words.limitStates[byDeployment[name].limit](deploymentName(name, language)),
      )
      const asked = { page, perSecond: figure(demand.pagesPerSecond) }
      return words.yourPages(asked, forecasts(reason.tokens), { limit, states })
    }
    case 'bench-pages': {
      const { p99 } = reason
      const measured = p99 && both(name => milliseconds(p99[name].mean))
      const parts = [words.noMap, ...(measured ? [words.benchPages(measured, limit)] : [])]
      return parts.join(punctuation.semicolon)
    }
    case 'crash':
    case 'release':
      return words.drops[reason.kind](both(name => percent(reason.share[name])))
    case 'delay':
      return words.delay(forecasts(reason.tokens))
    case 'rise':
      return words.rise(
        both(name => ratio(reason.times[name])),
        ratioText(reason.ratio, language),
      )
    case 'cost': {
      const { ratios, rounds } = reason
      const [cores, memory] = [ratios.cores, ratios.memory].map(each =>
        each === undefined ? words.noRatio : ratioText(each, language),
      )
      const few = rounds < MINIMUM_ROUNDS ? words.few(rounds, MINIMUM_ROUNDS) : ''
      return words.cost(cores ?? '', memory ?? '') + few
    }
    case 'unmeasured':
      return words.unmeasured[reason.what]
  }
}

const pageTime = (ms: number) => `${figure(ms)} ms`

const DEPLOYMENTS = ['integrated', 'separate'] as const

const both = (print: (name: (typeof DEPLOYMENTS)[number]) => string): Both => ({
  integrated: print('integrated'),
  separate: print('separate'),
})

const forecasts = ({ byDeployment }: Extract<Reason, { kind: 'delay' }>['tokens']) =>
  both(name => milliseconds(byDeployment[name].p99))

const ratioText = (each: CostRatio, language: Language) =>
  dictionary[language].punctuation.bracketed(
    ratio(each.ratio, each.interval),
    interval(each.interval),
  )

function processText({ sockets, pages, all }: Processes, language: Language): string {
  const words = dictionary[language].advice
  return sockets === all
    ? words.oneKind(figure(all))
    : words.twoKinds(figure(sockets), figure(pages))
}

function resourceTable({ resources }: Cost, { demand }: Advice, language: Language): string {
  const words = dictionary[language].advice
  const { connections, streams, tokensPerSecond, pagesPerSecond } = demand
  const span = (middle: string, from: string, to: string) =>
    from === to ? middle : dictionary[language].punctuation.bracketed(middle, words.range(from, to))
  const bounds = ({ mean, from, to }: Bounds<number>) =>
    span(figure(mean), figure(from), figure(to))
  const over = ({ mean, interval: { from, to } }: OverRounds, unit: number) =>
    span(figure(mean / unit), figure(from / unit), figure(to / unit))
  const row = (label: string, cell: (of: ResourceInterval) => string) => [
    label,
    ...DEPLOYMENTS.map(name => cell(resources[name])),
  ]
  const { rows } = words
  const table = textTable([
    [rows.head, ...DEPLOYMENTS.map(name => deploymentName(name, language))],
    row(rows.processes, ({ processes: { mean, from, to } }) =>
      bounds({ mean: mean.all, from: from.all, to: to.all }),
    ),
    row(rows.cores, ({ cores }) => over(cores, 1)),
    row(rows.machines, ({ machines }) => bounds(machines)),
    row(rows.memory, ({ memoryBytes }) =>
      memoryBytes === undefined ? words.noRatio : over(memoryBytes, MIB),
    ),
  ])
  const asked = [connections, streams, tokensPerSecond, pagesPerSecond].map(figure)
  return `${words.demand(asked)}\n\n${table}`
}

const MIB = 1024 * 1024

function granted({ resources, streamsKnown }: Cost, language: Language): readonly string[] {
  const { utilisation, streams, noStreams, journal, several, socketServer } =
    dictionary[language].advice.grants
  const more = DEPLOYMENTS.map(name => resources[name].processes.to).some(
    ({ sockets, pages }) => sockets > 1 || pages > 1,
  )
  return [
    utilisation,
    streamsKnown ? streams : noStreams,
    journal,
    ...(more ? [several, socketServer] : []),
  ]
}

function outsideText({ what, asked, measured }: Extrapolation, language: Language): string {
  const print = what === 'pageShare' ? percent : figure
  return dictionary[language].advice.beyond[what](print(asked), print(measured))
}

function sourceLines(
  { cost }: Advice,
  { comparison, map }: AdviceSources,
  language: Language,
): string {
  const { source } = dictionary[language].advice
  const machine = ({ header: { environment, startedAt } }: AdviceSource) => {
    const { app, cpuModel, versions } = environment
    const facts = source.machine(cpuModel, versions.node, minute(startedAt))
    return app === undefined ? facts : facts + source.app(appName(app))
  }
  return [
    ...(map ? [source.map(map.path, machine(map))] : []),
    ...(comparison && cost
      ? [source.comparison(comparison.path, machine(comparison), cost.rounds)]
      : []),
  ].join('\n')
}

const list = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? '' : [title, ...lines.map(line => `  ${line}`)].join('\n')
