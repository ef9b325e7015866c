import type { OwnPageFigures } from '../verdicts/own-page.ts'
import { figure, milliseconds } from './figure.ts'
import type { Language } from './language.ts'
import { deploymentName, dictionary } from './words/dictionary.ts'

/** What the caller's page costs, up to where integrated keeps the SLO beside it, and what was measured. */
export function ownPageText(
  { path, sloMs, cpuMs, loads, failed, late, limit }: OwnPageFigures,
  language: Language,
): string {
  const words = dictionary[language].decisionMap.ownPage
  const requests = (perSecond: number) =>
    perSecond < 1
      ? words.load(figure(perSecond * 60), 'minute')
      : words.load(figure(perSecond), 'second')
  const sentences = [
    cpuMs === undefined ? [] : words.cost(path, milliseconds(cpuMs)),
    limit === undefined
      ? []
      : words.limits[limit.state](milliseconds(sloMs), requests(limit.perSecond)),
    loads.map(({ perSecond, p99 }) =>
      words.measured(
        requests(perSecond),
        Object.entries(p99).map(([name, ms]) =>
          words.p99(
            deploymentName(name, language),
            ms === undefined ? undefined : milliseconds(ms),
          ),
        ),
      ),
    ),
    failed === 0 ? [] : words.failed(figure(failed)),
    late ? words.late : [],
  ]
  return sentences.flat().join(language === 'en' ? ' ' : '')
}
