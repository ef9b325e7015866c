import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { arch, cpus, release, totalmem, type, version } from 'node:os'
import { join } from 'node:path'
import type { AppIdentity, OtherApp } from '../../src/server/other-app.ts'
import { type CgroupLimits, readCgroupLimits } from './cgroup-limits.ts'
import { coreCount } from './cores.ts'
import { readDescriptorLimit } from './descriptors.ts'
import { commandOutput } from './process/command-output.ts'

/** The facts that are stored with every result: figures from different ones are not comparable. */
export type BenchEnvironment = {
  readonly startedAt: string
  readonly cpuModel: string
  readonly cores: number
  readonly usableCores: number
  readonly memoryBytes: number
  readonly operatingSystem: string
  readonly kernel: string
  readonly architecture: string
  readonly cgroup: CgroupLimits
  readonly descriptorLimit: number | 'unlimited' | 'unknown'
  readonly versions: BenchVersions
  readonly git: GitRevision
  /** Another Next app than this project's own, which the deployments served; `versions.next` is its own. */
  readonly app?: AppIdentity
}

/** Versions of what is measured and of what measures; 'unknown' where a package is not installed. */
export type BenchVersions = {
  readonly node: string
  readonly next: string
  readonly ws: string
  readonly openai: string
  readonly undici: string
  readonly ai: string
  readonly autocannon: string
  readonly k6: string
}

/**
 * Collects the facts. `root` is the repository, `nodePath` the binary the deployment runs on,
 * `k6Version` what tools/k6.ts found. A fact that cannot be had is 'unknown'; nothing is thrown.
 */
export async function describeEnvironment(options: {
  readonly root: string
  readonly nodePath: string
  readonly k6Version: string
  readonly app?: Pick<OtherApp, 'next' | 'identity'> | undefined
}): Promise<BenchEnvironment> {
  const { root, nodePath, k6Version, app } = options
  const packageVersion = (name: string) => installedVersion(root, name)
  return {
    startedAt: new Date().toISOString(),
    cpuModel: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    usableCores: coreCount(),
    memoryBytes: totalmem(),
    operatingSystem: await operatingSystem(),
    kernel: `${type()} ${release()} ${version()}`,
    architecture: arch(),
    cgroup: await readCgroupLimits(),
    descriptorLimit: await descriptorLimit(),
    versions: {
      node: await commandOutput(nodePath, ['--version']).catch(() => 'unknown'),
      next: app?.next.version ?? (await packageVersion('next')),
      ws: await packageVersion('ws'),
      openai: await packageVersion('openai'),
      undici: await packageVersion('undici'),
      ai: await packageVersion('ai'),
      autocannon: await packageVersion('autocannon'),
      k6: k6Version,
    },
    git: await readGitRevision(root),
    ...(app === undefined ? {} : { app: app.identity }),
  }
}

async function installedVersion(root: string, name: string): Promise<string> {
  try {
    const manifest = await readFile(join(root, 'node_modules', name, 'package.json'), 'utf8')
    return String((JSON.parse(manifest) as { version?: unknown }).version ?? 'unknown')
  } catch {
    return 'unknown'
  }
}

/** The distribution's name on Linux (os-release(5)), the platform's elsewhere. */
async function operatingSystem(): Promise<string> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '')
  return /^PRETTY_NAME="?([^"\n]+)"?$/m.exec(text)?.[1] ?? process.platform
}

/** JSON has no Infinity, so a missing limit is a word. */
async function descriptorLimit(): Promise<number | 'unlimited' | 'unknown'> {
  const limit = await readDescriptorLimit()
  if (limit.state === 'unavailable') return 'unknown'
  return Number.isFinite(limit.soft) ? limit.soft : 'unlimited'
}

/** The revision a result was measured at; 'unknown' outside a git checkout or without git. */
export type GitRevision =
  | {
      readonly state: 'known'
      readonly revision: string
      /** Files differ from it. */
      readonly dirty: boolean
      /** A short name of what differs: two trees with the same changes have the same. */
      readonly changes?: string
    }
  | { readonly state: 'unknown'; readonly reason: string }

/** Asks git for the revision of a directory and whether tracked or new files differ from it. */
export async function readGitRevision(directory: string): Promise<GitRevision> {
  try {
    const revision = await commandOutput('git', ['rev-parse', 'HEAD'], { cwd: directory })
    const changes = await commandOutput('git', ['status', '--porcelain'], { cwd: directory })
    if (changes === '') return { state: 'known', revision, dirty: false }
    const difference = await commandOutput('git', ['diff', 'HEAD'], { cwd: directory })
    const name = createHash('sha256').update(`${changes}\n${difference}`).digest('hex').slice(0, 12)
    return { state: 'known', revision, dirty: true, changes: name }
  } catch (error) {
    const [reason = 'git failed'] = String(error instanceof Error ? error.message : error).split(
      '\n',
    )
    return { state: 'unknown', reason }
  }
}
