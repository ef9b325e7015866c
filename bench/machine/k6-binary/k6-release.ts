import { join } from 'node:path'
import { executableName } from '../find-on-path.ts'
import { commandOutput, type EnvironmentVariables } from '../process/command-output.ts'
import { type DownloadProgress, downloadFile, downloadText } from './download.ts'
import { type InstallOptions, installInto } from './install-into.ts'
import { requireK6 } from './k6-version.ts'

/** What Go and k6 call the platforms that k6 publishes an archive for. */
const archives: Record<string, string> = {
  'linux-x64': 'linux-amd64.tar.gz',
  'linux-arm64': 'linux-arm64.tar.gz',
  'darwin-x64': 'macos-amd64.zip',
  'darwin-arm64': 'macos-arm64.zip',
  'win32-x64': 'windows-amd64.zip',
}

const progressStepBytes = 4 * 1024 * 1024

/** The name of the release archive for a platform, without its ending, and with it. */
export type ReleaseArchive = { readonly directory: string; readonly file: string }

/** Which archive a platform needs; throws for a platform that k6 publishes none for. */
export function releaseArchive(version: string, platform: string, arch: string): ReleaseArchive {
  const suffix = archives[`${platform}-${arch}`]
  if (!suffix) throw new Error(`k6 publishes no archive for ${platform} on ${arch}`)
  const file = `k6-v${version}-${suffix}`
  return { file, directory: file.replace(/\.(tar\.gz|zip)$/, '') }
}

/**
 * Downloads the release archive, checks it against the SHA-256 published beside it before it is
 * unpacked, runs the binary once and only then puts it at `place`. Rejects with the first of these
 * that failed; nothing is left behind then.
 */
export async function installRelease(
  place: string,
  options: InstallOptions & { readonly releaseBaseUrl: string },
): Promise<string> {
  const { releaseBaseUrl, version, environment, signal, onProgress } = options
  const archive = releaseArchive(version, process.platform, process.arch)
  const base = `${releaseBaseUrl}/v${version}`
  onProgress(`k6 ${version}: asking ${base}`)
  const sums = await downloadText(`${base}/k6-v${version}-checksums.txt`, { environment, signal })
  const expected = publishedSum(sums, archive.file)

  return await installInto(place, async directory => {
    const path = join(directory, archive.file)
    const found = await downloadFile(`${base}/${archive.file}`, path, {
      environment,
      signal,
      onProgress: progressReport(`k6 ${version}: downloading ${archive.file}`, onProgress),
    })
    if (found !== expected) {
      throw new Error(`${archive.file} is corrupted: expected SHA-256 ${expected}, found ${found}`)
    }
    onProgress(`k6 ${version}: unpacking`)
    await commandOutput(tarCommand(environment), ['-xf', archive.file], {
      cwd: directory,
      environment,
      timeoutMs: 120_000,
      signal,
    })
    const binary = join(directory, archive.directory, executableName('k6'))
    await requireK6(binary, signal)
    return binary
  })
}

/** Finds a file's sum in a list of lines `<sha256>  <file>`; throws when it is not there. */
export function publishedSum(sums: string, file: string): string {
  const line = sums.split(/\r?\n/).find(line => line.trim().split(/\s+\*?/)[1] === file)
  const sum = /^[0-9a-f]{64}(?=\s)/i.exec(line?.trim() ?? '')?.[0]
  if (!sum) throw new Error(`expected a SHA-256 of ${file} in the published checksums, found none`)
  return sum.toLowerCase()
}

/** Windows and macOS have bsdtar, which unpacks zip; a GNU tar first on a Windows PATH does not. */
function tarCommand(environment: EnvironmentVariables): string {
  if (process.platform !== 'win32') return 'tar'
  return join(environment.SystemRoot ?? 'C:\\Windows', 'System32', 'tar.exe')
}

/** Turns byte counts into a line for each further 4 MiB, and one at the end. */
function progressReport(
  what: string,
  onProgress: (message: string) => void,
): (progress: DownloadProgress) => void {
  let nextBytes = 0
  return ({ receivedBytes, totalBytes }) => {
    if (receivedBytes < nextBytes && receivedBytes !== totalBytes) return
    nextBytes = receivedBytes + progressStepBytes
    const received = `${(receivedBytes / 1e6).toFixed(1)} MB`
    if (!totalBytes) return onProgress(`${what}: ${received}`)
    const percent = Math.floor((100 * receivedBytes) / totalBytes)
    onProgress(`${what}: ${received} of ${(totalBytes / 1e6).toFixed(1)} MB (${percent}%)`)
  }
}
