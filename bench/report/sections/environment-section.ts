import { bindingIn } from '../../plan/core-allocation.ts'
import { connectionsOf } from '../../plan/profile.ts'
import { repeatedLoad } from '../../plan/run-plan.ts'
import { appName } from '../../samples/app-name.ts'
import type { Section } from '../document.ts'
import { figure, minute, percent, valueWithUnit } from '../figure.ts'
import type { ReportContext } from '../input.ts'
import type { Language } from '../language.ts'
import type { Text } from '../table.ts'
import { deploymentName, dictionary, pageName } from '../words/dictionary.ts'

/** What was measured on: figures of different environments do not compare. */
export function environmentSection({ comparison, language }: ReportContext): Section {
  const { header } = comparison
  const { environment, plan, answers } = header
  const profile = repeatedLoad(plan)
  const { app, cgroup, git, versions } = environment
  const { environment: labels, environmentPhrases: phrases } = dictionary[language]
  const marks = dictionary[language].punctuation
  const label = (name: keyof typeof labels) => labels[name]
  const word = (value: number | string) =>
    value === 'unlimited' || value === 'unknown' ? label(value) : String(value)
  const bytes = (limit: number | string) =>
    typeof limit === 'number' ? valueWithUnit(limit, 'bytes') : word(limit)
  const rows: readonly (readonly Text[])[] = [
    [
      label('deployments'),
      plan.subjects.map(name => deploymentName(name, language)).join(marks.list),
    ],
    [label('began'), minute(header.startedAt)],
    ...(plan.rounds.until === 'narrow'
      ? [[label('budget'), phrases.minutes(figure(plan.rounds.budgetMinutes))]]
      : []),
    [
      label('processor'),
      `${marks.bracketed(environment.cpuModel, environment.architecture)}${marks.comma}${phrases.cores(environment.cores, environment.usableCores)}`,
    ],
    [label('memory'), bytes(environment.memoryBytes)],
    [label('limits'), phrases.limits(word(cgroup.cpuCores), bytes(cgroup.memoryBytes))],
    [label('descriptors'), word(environment.descriptorLimit)],
    [label('system'), environment.operatingSystem],
    [label('kernel'), environment.kernel],
    [
      label('versions'),
      Object.entries(versions)
        .map(([name, version]) => `${name} ${word(version)}`)
        .join(' · '),
    ],
    ...(app === undefined ? [] : [[label('app'), appName(app)]]),
    [label('revision'), revision(git, `${marks.comma}${label('dirty')}`)],
    [label('pinning'), pinning(header.pinning, language)],
    [label('seed'), String(plan.seed)],
    [label('connections'), figure(connectionsOf(profile))],
    [
      label('load'),
      phrases.load(
        figure(Math.max(...profile.windows.map(window => window.tokensPerSecond))),
        figure(
          Math.max(...profile.windows.flatMap(({ pages }) => pages.map(page => page.perSecond))),
        ),
        figure(profile.probeStreams),
      ),
    ],
    [label('pages'), pagePaths(profile.pages, language)],
    [
      label('slo'),
      phrases.slo(
        valueWithUnit(profile.slo.addedTtftMs, 'milliseconds'),
        valueWithUnit(profile.slo.addedDelayMs, 'milliseconds'),
        percent(profile.slo.share),
      ),
    ],
    [label('answers'), phrases.answers(answers.ttft, answers.gap, answers.length)],
  ]
  return {
    id: 'environment',
    title: dictionary[language].sections.environment,
    blocks: [
      {
        kind: 'table',
        table: {
          caption: label('table'),
          columns: [
            { title: label('fact'), kind: 'text' },
            { title: label('value'), kind: 'text' },
          ],
          rows,
        },
      },
    ],
    sections: [],
  }
}

/** What each page of the load is called, and where it is: one of the caller's own stands in place of the rendered one. */
function pagePaths(pages: Readonly<Record<string, string>>, language: Language): Text {
  return Object.entries(pages).flatMap(([name, path], index) => [
    `${index === 0 ? '' : ' · '}${pageName(name, language)} `,
    { kind: 'code', text: path } as const,
  ])
}

/** Why nothing was bound is told by the machine, in English. */
function pinning(text: string, language: Language): Text {
  const binding = bindingIn(text)
  if (binding === undefined) return [{ kind: 'english', text }]
  return dictionary[language].environmentPhrases.binding(binding)
}

function revision(
  git: ReportContext['comparison']['header']['environment']['git'],
  dirty: string,
): Text {
  if (git.state === 'unknown') return [{ kind: 'english', text: git.reason }]
  const code = { kind: 'code', text: git.revision.slice(0, 12) } as const
  return git.dirty ? [code, dirty] : [code]
}
