import { bindingIn } from '../../plan/core-binding.ts'
import { connectionsOf } from '../../plan/profile.ts'
import { repeatedLoad } from '../../plan/run-plan.ts'
import { appName } from '../../samples/app-name.ts'
import type { Section } from '../document/block.ts'
import type { Text } from '../document/table.ts'
import { figure, minute, percent, valueWithUnit } from '../format.ts'
import type { ReportContext } from '../input.ts'
import { environmentLabels, environmentPhrases } from '../labels/environment-labels.ts'
import { pageName } from '../labels/load-labels.ts'
import { sectionWords } from '../labels/page-labels.ts'
import { deploymentName, type Language, punctuation } from '../language.ts'

/** What was measured on: figures of different environments do not compare. */
export function environmentSection({ comparison, language }: ReportContext): Section {
  const { header } = comparison
  const { environment, plan, answers } = header
  const profile = repeatedLoad(plan)
  const { app, cgroup, git, versions } = environment
  const phrases = environmentPhrases
  const marks = punctuation[language]
  const label = (name: keyof typeof environmentLabels) => environmentLabels[name][language]
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
      ? [[label('budget'), phrases.minutes[language](figure(plan.rounds.budgetMinutes))]]
      : []),
    [
      label('processor'),
      `${marks.bracketed(environment.cpuModel, environment.architecture)}${marks.comma}${phrases.cores[language](environment.cores, environment.usableCores)}`,
    ],
    [label('memory'), bytes(environment.memoryBytes)],
    [label('limits'), phrases.limits[language](word(cgroup.cpuCores), bytes(cgroup.memoryBytes))],
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
      phrases.load[language](
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
      phrases.slo[language](
        valueWithUnit(profile.slo.addedTtftMs, 'milliseconds'),
        valueWithUnit(profile.slo.addedDelayMs, 'milliseconds'),
        percent(profile.slo.share),
      ),
    ],
    [label('answers'), phrases.answers[language](answers.ttft, answers.gap, answers.length)],
  ]
  return {
    id: 'environment',
    title: sectionWords[language].environment,
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
  return environmentPhrases.binding[language](binding)
}

function revision(
  git: ReportContext['comparison']['header']['environment']['git'],
  dirty: string,
): Text {
  if (git.state === 'unknown') return [{ kind: 'english', text: git.reason }]
  const code = { kind: 'code', text: git.revision.slice(0, 12) } as const
  return git.dirty ? [code, dirty] : [code]
}
