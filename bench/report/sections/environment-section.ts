import { connectionsOf } from '../../load/profile.ts'
import type { Section, Text } from '../document/block.ts'
import { figure, minute, valueWithUnit } from '../format.ts'
import type { ReportContext } from '../input.ts'
import { environmentLabels, environmentPhrases } from '../labels/environment-labels.ts'
import { sectionWords } from '../labels/page-labels.ts'
import { deploymentName } from '../language.ts'

/** What was measured on: figures of different environments do not compare. */
export function environmentSection({ comparison, language }: ReportContext): Section {
  const { header } = comparison
  const { environment, profile, answers } = header
  const { cgroup, git, versions } = environment
  const phrases = environmentPhrases
  const label = (name: keyof typeof environmentLabels) => environmentLabels[name][language]
  const bytes = (limit: number | string) =>
    typeof limit === 'number' ? valueWithUnit(limit, 'bytes') : limit
  const rows: readonly (readonly Text[])[] = [
    [
      label('deployments'),
      header.deployments.map(name => deploymentName(name, language)).join(', '),
    ],
    [label('began'), minute(header.startedAt)],
    [label('budget'), phrases.minutes[language](figure(header.budgetMinutes))],
    [
      label('processor'),
      `${environment.cpuModel} (${environment.architecture}), ${phrases.cores[language](environment.cores, environment.usableCores)}`,
    ],
    [label('memory'), bytes(environment.memoryBytes)],
    [label('limits'), phrases.limits[language](String(cgroup.cpuCores), bytes(cgroup.memoryBytes))],
    [label('descriptors'), String(environment.descriptorLimit)],
    [label('system'), environment.operatingSystem],
    [label('kernel'), environment.kernel],
    [
      label('versions'),
      Object.entries(versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(' · '),
    ],
    [label('revision'), revision(git, label('dirty'))],
    [label('pinning'), header.pinning],
    [label('seed'), String(header.seed)],
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

function revision(
  git: ReportContext['comparison']['header']['environment']['git'],
  dirty: string,
): Text {
  if (git.state === 'unknown') return git.reason
  const code = { kind: 'code', text: git.revision.slice(0, 12) } as const
  return git.dirty ? [code, `, ${dirty}`] : [code]
}
