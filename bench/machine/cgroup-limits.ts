import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a container or service manager allows: cores (a fraction is a share of one), bytes of memory. */
export type CgroupLimits = {
  readonly cpuCores: number | 'unlimited' | 'unknown'
  readonly memoryBytes: number | 'unlimited' | 'unknown'
}

/** Version 1 writes "no limit" as the largest page-aligned 63-bit number. */
const versionOneUnlimitedBytes = 2 ** 60

/**
 * Reads the limits of this process's cgroup: version 2's `cpu.max` and `memory.max`, else version 1's
 * files. 'unknown' where neither can be read (always off Linux). A parent's tighter limit is not seen.
 */
export async function readCgroupLimits(root = '/sys/fs/cgroup'): Promise<CgroupLimits> {
  const membership = await readFile('/proc/self/cgroup', 'utf8').catch(() => '')
  const path = (controller: string) =>
    new RegExp(`^\\d+:${controller}:(.*)$`, 'm').exec(membership)?.[1] ?? '/'
  const cpuMax = await firstReadable(root, path(''), 'cpu.max')
  const memoryMax = await firstReadable(root, path(''), 'memory.max')
  return {
    cpuCores: cpuMax === undefined ? await versionOneCores(root, path('cpu')) : quotient(cpuMax),
    memoryBytes:
      memoryMax === undefined ? await versionOneBytes(root, path('memory')) : limit(memoryMax),
  }
}

/** In a container the membership path may not exist below the mounted root, which then is the cgroup. */
async function firstReadable(
  root: string,
  path: string,
  file: string,
): Promise<string | undefined> {
  for (const directory of [join(root, path), root]) {
    const text = await readFile(join(directory, file), 'utf8').catch(() => undefined)
    if (text !== undefined) return text.trim()
  }
  return undefined
}

async function versionOneCores(root: string, path: string): Promise<CgroupLimits['cpuCores']> {
  const quota = await firstReadable(join(root, 'cpu'), path, 'cpu.cfs_quota_us')
  const period = await firstReadable(join(root, 'cpu'), path, 'cpu.cfs_period_us')
  if (quota === undefined || period === undefined) return 'unknown'
  return quota === '-1' ? 'unlimited' : Number(quota) / Number(period)
}

async function versionOneBytes(root: string, path: string): Promise<CgroupLimits['memoryBytes']> {
  const bytes = await firstReadable(join(root, 'memory'), path, 'memory.limit_in_bytes')
  if (bytes === undefined) return 'unknown'
  return Number(bytes) > versionOneUnlimitedBytes ? 'unlimited' : Number(bytes)
}

/** `max 100000` or `150000 100000`: quota and period in microseconds. */
function quotient(cpuMax: string): number | 'unlimited' {
  const [quota, period] = cpuMax.split(' ')
  return quota === 'max' ? 'unlimited' : Number(quota) / Number(period)
}

function limit(memoryMax: string): number | 'unlimited' {
  return memoryMax === 'max' ? 'unlimited' : Number(memoryMax)
}
