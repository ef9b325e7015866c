import { type ManagedProcess, startProcess } from '../../bench/machine/process/managed-process.ts'
import type { Buildah } from './buildah.ts'

/** What an image says about itself. */
export type ImageConfiguration = {
  readonly user: string
  readonly workingDirectory: string
  readonly command: readonly string[]
  /** Variables of its processes, `NAME=value`. */
  readonly environment: readonly string[]
}

/** An image, mounted for reading and for starting its processes. */
export type Container = {
  readonly root: string
  readonly configuration: ImageConfiguration
  /** Starts a command as the image's user, with the image's variables and these. */
  start(words: readonly string[], environment: readonly string[]): Promise<ManagedProcess>
}

type Inspected = {
  readonly OCIv1: {
    readonly config: {
      readonly User?: string
      readonly WorkingDir: string
      readonly Cmd: readonly string[]
      readonly Env: readonly string[]
    }
  }
}

/** Mounts an image. It is unmounted with the storage. */
export async function mountImage(buildah: Buildah, image: string): Promise<Container> {
  const { config } = (
    JSON.parse(await buildah.run('inspect', '--type', 'image', image)) as Inspected
  ).OCIv1
  const configuration: ImageConfiguration = {
    user: config.User ?? '',
    workingDirectory: config.WorkingDir,
    command: config.Cmd,
    environment: config.Env,
  }
  const root = await buildah.run('mount', await buildah.run('from', '--pull-never', image))
  return {
    root,
    configuration,
    start: (words, environment) => startInside(root, configuration, { words, environment }),
  }
}

// As compose starts it: everything is read-only but /tmp. The mounts are in a namespace of the process and end with it.
// Each program replaces the one before, so that the process has the id, the signals and the exit code of what is run.
const ENTER = `mount --bind "$1" "$1" && mount -t proc proc "$1/proc" && mount --bind /dev "$1/dev" &&
  mount -t tmpfs tmpfs "$1/tmp" && mount -o remount,bind,ro "$1" || exit 1
  root=$1 user=$2 directory=$3; shift 3
  exec chroot --userspec="$user:$user" "$root" /usr/bin/env --ignore-environment --chdir="$directory" "$@"`

async function startInside(
  root: string,
  { user, workingDirectory, environment: own }: ImageConfiguration,
  { words, environment }: { words: readonly string[]; environment: readonly string[] },
): Promise<ManagedProcess> {
  const enter = ['--mount', 'sh', '-c', ENTER, 'enter', root, user, workingDirectory]
  const inside = [...own, ...environment, ...words]
  return await startProcess({
    name: words.join(' '),
    command: { file: 'unshare', arguments: [...enter, ...inside] },
    environment: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
    cwd: '/',
  })
}
