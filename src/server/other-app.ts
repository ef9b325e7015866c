import { existsSync, readFileSync, statSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join, resolve } from 'node:path'

/** A Next app that is not this project's own, as it was found. */
export type OtherApp = {
  /** Its root, an absolute path. */
  readonly directory: string
  /** The `next` that it resolves, which may be another one than this project's. */
  readonly next: {
    /** What to import for Next as a library. */
    readonly library: string
    /** What to import for Next as a command line. */
    readonly commandLine: string
    readonly version: string
  }
  /** How the app is told from another one, wherever it lies. */
  readonly identity: AppIdentity
}

/** What tells an app, and a build of it, from another one. */
export type AppIdentity = {
  /** The last part of its path. */
  readonly directory: string
  /** The name in its package.json; absent: it has none. */
  readonly package?: string
  /** Next's own name for its build; absent where it lies at a place that only its configuration knows. */
  readonly build?: string
}

/**
 * Looks at a directory with a Next app.
 *
 * @param built whether it must have a build: it is its owner's to build
 * @throws Error with the remedy, when it is no directory, no package, has no Next or no build, or is exported as files
 */
export async function findOtherApp(
  given: string,
  { built }: { built: boolean },
): Promise<OtherApp> {
  const directory = resolve(given)
  const wanted = 'expected the directory of a Next.js app (APP_DIR, or --app of a bench)'
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Error(`${wanted}, found none at ${directory}. Remedy: correct the path`)
  }
  const manifest = join(directory, 'package.json')
  if (!existsSync(manifest)) {
    throw new Error(
      `${wanted}, found no package.json in ${directory}. Remedy: name the directory that holds it`,
    )
  }
  const next = findNext(manifest)
  if (next === undefined) {
    throw new Error(
      `${wanted}, found no package next from ${directory}. Remedy: install its packages there (npm ci), or name a directory that has them`,
    )
  }
  const place = await buildPlace(directory)
  const build = place && readText(join(directory, place, 'BUILD_ID'))?.trim()
  if (built && place !== undefined && build === undefined) {
    throw new Error(
      `expected a build of the app in ${directory}, found no ${place}/BUILD_ID. Remedy: npm run build in ${directory}`,
    )
  }
  if (built && place !== undefined && isExported(join(directory, place))) {
    throw new Error(
      `expected an app that a server renders, found output: 'export' in the build of ${directory}. Remedy: remove it from next.config and build again, or serve the files that it exports`,
    )
  }
  const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly name?: string }
  return {
    directory,
    next,
    identity: {
      directory: basename(directory),
      ...(name === undefined ? {} : { package: name }),
      ...(build === undefined ? {} : { build }),
    },
  }
}

function findNext(manifest: string): OtherApp['next'] | undefined {
  const require = createRequire(manifest)
  try {
    return {
      library: require.resolve('next'),
      commandLine: require.resolve('next/dist/bin/next'),
      version: (require('next/package.json') as { readonly version: string }).version,
    }
  } catch {
    return undefined
  }
}

/** Where its build lies within it; undefined where its configuration says so in a way that only Next understands. */
async function buildPlace(directory: string): Promise<string | undefined> {
  const names = await readdir(directory)
  const configuration = names.find(name => /^next\.config\.\w+$/.test(name))
  if (configuration === undefined) return '.next'
  const text = await readFile(join(directory, configuration), 'utf8')
  if (!text.includes('distDir')) return '.next'
  const [, place] = /distDir:\s*['"`]([^'"`$]+)['"`]/.exec(text) ?? []
  // An export goes there, and the build that it is made from to the usual place.
  return place !== undefined && /output:\s*['"`]export/.test(text) ? '.next' : place
}

/** Whether it was built as files, as the build has kept it. */
function isExported(build: string): boolean {
  const kept = readText(join(build, 'required-server-files.json')) ?? '{}'
  return (JSON.parse(kept) as { config?: { output?: string } }).config?.output === 'export'
}

function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
