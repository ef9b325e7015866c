import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync } from 'node:fs'
import {
  commandHelp,
  parseCommandLine,
  switchFlag,
  textFlag,
} from '../../bench/commands/command-line/flags.ts'
import { messageOf } from '../../bench/machine/availability.ts'
import { deploymentNames, root } from '../support/deployment.ts'

// npm run drills: which of them, by flags; vitest runs them, and its exit status is this one's.

const flags = {
  fairness: switchFlag('--fairness', 'every attack beside honest streams'),
  controls: switchFlag(
    '--controls',
    'the same on deployments without what protects them: each must be felt',
  ),
  endings: switchFlag('--endings', 'descriptors after 5,000 upgrades, SIGTERM under full load'),
  scale: switchFlag('--scale', 'faults with 1,000 live answers through HAProxy'),
  only: textFlag('--only', 'WORDS', 'those whose title has these words in it'),
  deployment: textFlag(
    '--deployment',
    'NAME',
    `one deployment: ${deploymentNames.join(' or ')}; not with scale, whose drills name theirs`,
  ),
}
const files = {
  fairness: 'test/contract/fairness.drill.ts',
  controls: 'test/contract/controls.drill.ts',
  endings: 'test/contract/endings.drill.ts',
  scale: 'test/scale/scale.drill.ts',
} as const
const kinds = ['fairness', 'controls', 'endings', 'scale'] as const

const help = commandHelp(
  'Attacks both deployments beside honest users, and prints what these may notice against what they did. For an idle machine.',
  ['npm run drills -- [options]'],
  {
    flags,
    closing: `Without a kind all are run; each may be given as a word, too (npm run drills -- scale). The tables are saved in results/drills, row by row.
Exit status: 0 where every row is within its targets (controls: past them) and there is one, else 1.`,
  },
)

/** In a title these would be read as a pattern. */
const literal = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

async function main(): Promise<void> {
  const parsed = parseCommandLine(process.argv.slice(2), flags, { words: true })
  if (parsed === undefined) {
    console.log(help)
    return
  }
  const { only = '', deployment = '', ...asked } = parsed.options
  const unknown = parsed.words.find(word => !kinds.some(kind => kind === word))
  if (unknown !== undefined) {
    throw new Error(`expected ${kinds.join(', ')}, found ${JSON.stringify(unknown)}; see --help`)
  }
  if (deployment !== '' && !deploymentNames.some(name => name === deployment)) {
    throw new Error(
      `--deployment: expected ${deploymentNames.join(' or ')}, found ${JSON.stringify(deployment)}`,
    )
  }
  const chosen = kinds.filter(kind => asked[kind] || parsed.words.includes(kind))
  if (deployment !== '' && chosen.includes('scale'))
    throw new Error('--deployment: expected none with scale; name a drill with --only')
  const ofDeployments = kinds.filter(kind => deployment === '' || kind !== 'scale')
  const run = chosen.length > 0 ? chosen : ofDeployments
  const chosenFiles = run.map(kind => files[kind])
  const pattern = deployment === '' ? literal(only) : `^${deployment}: .*${literal(only)}`
  const startedMs = Date.now()
  const child = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'drills', ...chosenFiles, '-t', pattern],
    { cwd: root, stdio: 'inherit' },
  )
  const [code] = (await once(child, 'exit')) as [number | null]
  const tables = run
    .map(kind => `results/drills/${kind}.md`)
    .filter(file => (statSync(root + file, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= startedMs)
  for (const file of tables) console.log(`\n${file}\n${readFileSync(root + file, 'utf8')}`)
  process.exitCode = code ?? 1
  if (code === 0 && tables.length === 0) {
    throw new Error(
      `No drill matches ${JSON.stringify(only)}, or what it needs is missing and is named above. Remedy: name words of a title, as in ${files.fairness}.`,
    )
  }
}

try {
  await main()
} catch (error) {
  process.exitCode = 1
  console.error(messageOf(error))
}
