import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { glob, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)
const buildId = new URL('.next/BUILD_ID', root)
const builtFrom = new URL('.next/BUILT_FROM', root)

/** Everything that goes into a build of the pages. */
const SOURCES = [
  'src/**/*',
  'core/protocol/**/*.ts',
  'public/**/*',
  'next.config.ts',
  'tsconfig.json',
  'package-lock.json',
]

/**
 * Builds Next.js unless there is a build of the sources as they stand, and says so.
 *
 * @throws Error when the build fails; its output is on the terminal
 */
export async function ensureBuild(): Promise<void> {
  const digest = await digestOfSources()
  if (existsSync(buildId) && readDigest() === digest) return

  console.log('There is no build of the present sources: building Next.js (half a minute or so) …')
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const build = spawn(process.execPath, [next, 'build'], {
    cwd: fileURLToPath(root),
    stdio: 'inherit',
  })
  // A signal reaches this process alone; without it nobody waits for the build.
  const end = () => build.kill('SIGTERM')
  process.once('SIGTERM', end)
  const [code] = (await once(build, 'exit')) as [number | null]
  process.off('SIGTERM', end)
  if (code !== 0)
    throw new Error(
      `The build of Next.js failed (exit status ${code}). Remedy: see its output above.`,
    )
  await writeFile(builtFrom, digest)
}

async function digestOfSources(): Promise<string> {
  const files: string[] = []
  const options = { cwd: fileURLToPath(root), withFileTypes: true } as const
  for await (const entry of glob(SOURCES, options)) {
    if (entry.isFile() && !entry.name.includes('.test.'))
      files.push(`${entry.parentPath}/${entry.name}`)
  }
  const hash = createHash('sha256')
  for (const file of files.sort())
    hash.update(relative(options.cwd, file)).update(await readFile(file))
  return hash.digest('hex')
}

function readDigest(): string | undefined {
  return existsSync(builtFrom) ? readFileSync(builtFrom, 'utf8') : undefined
}
