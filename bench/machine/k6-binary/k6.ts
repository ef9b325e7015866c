import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '../availability.ts'
import { cacheDirectory } from '../cache-directory.ts'
import { executableName, findOnPath } from '../find-on-path.ts'
import type { EnvironmentVariables } from '../process/command-output.ts'
import { installWithGo } from './k6-go-install.ts'
import { installRelease } from './k6-release.ts'
import { checkK6, supportedK6 } from './k6-version.ts'

/** A k6 binary that was run once; `version` is without the v. */
export type FoundK6 = {
  readonly path: string
  readonly version: string
  readonly source: 'K6_BIN' | 'PATH' | 'cached copy' | 'release archive' | 'go install'
}

/** Where to look and whom to tell. Everything but the environment has its everyday value. */
export type FindK6Options = {
  readonly environment: EnvironmentVariables
  readonly onProgress?: (message: string) => void
  readonly signal?: AbortSignal
  readonly cacheDirectory?: string
  readonly releaseBaseUrl?: string
}

/** The version that is installed where none is found. */
const installedK6Version = '1.8.1'

const releases = 'https://github.com/grafana/k6/releases/download'

const remedy =
  'Remedy: set K6_BIN to a k6 binary, or install k6 with a package manager ' +
  '(brew install k6, winget install k6, https://grafana.com/docs/k6/latest/set-up/install-k6), ' +
  'or have Go on PATH (https://go.dev/dl), then start again.'

type Way = {
  readonly source: FoundK6['source']
  /** What is said when there is no candidate, which is no failure. */
  readonly absent?: string
  readonly candidate: () => Promise<string | undefined>
}

/**
 * Finds a k6 that the scripts run on, or installs one: `$K6_BIN`, PATH, the cached copy, the release
 * archive, `go install`. A candidate that does not run or is too old is passed over and named in the
 * progress. When all fail, rejects with an error that lists each way, why it failed, and the remedy;
 * when aborted, with the signal's reason.
 */
export async function findK6(options: FindK6Options): Promise<FoundK6> {
  const { onProgress = () => undefined, signal } = options
  const tried: string[] = []
  for (const way of waysToK6({ ...options, onProgress })) {
    signal?.throwIfAborted()
    const outcome = await follow(way, signal)
    if (outcome.state === 'found') return outcome.k6
    tried.push(`  ${way.source}: ${outcome.reason}`)
    if (outcome.state === 'failed') onProgress(`no k6 by ${way.source}: ${outcome.reason}`)
  }
  throw new Error(
    `No k6 was found (needed is ${supportedK6}), and none could be installed. Tried in this order:\n` +
      `${tried.join('\n')}\n${remedy}`,
  )
}

type Outcome =
  | { readonly state: 'found'; readonly k6: FoundK6 }
  | { readonly state: 'absent' | 'failed'; readonly reason: string }

async function follow(
  { source, absent, candidate }: Way,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  try {
    const path = await candidate()
    if (path === undefined) return { state: 'absent', reason: absent ?? 'gave nothing' }
    const check = await checkK6(path, signal)
    if (check.state === 'unusable') return { state: 'failed', reason: check.reason }
    return { state: 'found', k6: { path, version: check.version, source } }
  } catch (error) {
    signal?.throwIfAborted()
    return { state: 'failed', reason: messageOf(error) }
  }
}

function waysToK6(options: FindK6Options & { onProgress: (message: string) => void }): Way[] {
  const { environment, onProgress, signal, releaseBaseUrl = releases } = options
  const cache = options.cacheDirectory ?? cacheDirectory(environment)
  const version = installedK6Version
  const place = join(cache, 'k6', version, executableName('k6'))
  const install = { version, environment, onProgress, signal }
  return [
    {
      source: 'K6_BIN',
      absent: 'is not set',
      candidate: async () => environment.K6_BIN || undefined,
    },
    { source: 'PATH', absent: 'has no k6', candidate: () => findOnPath('k6', environment) },
    {
      source: 'cached copy',
      absent: `there is none at ${place}`,
      candidate: async () => ((await isFile(place)) ? place : undefined),
    },
    {
      source: 'release archive',
      candidate: () => installRelease(place, { ...install, releaseBaseUrl }),
    },
    { source: 'go install', candidate: () => installWithGo(place, install) },
  ]
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() === true
}
