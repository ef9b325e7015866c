import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { findOnPath } from '../../bench/machine/find-on-path.ts'
import { commandOutput } from '../../bench/machine/process/command-output.ts'
import { searchPath } from '../support/environment.ts'
import type { Buildah } from './buildah.ts'

/** The names of the two images that the Dockerfile is given in place of those of a registry. */
export type BaseImages = { readonly base: string; readonly build: string }

const DEBOOTSTRAP_MS = 300_000

/**
 * Makes the images from Debian's packages alone: the base as `debian:13-slim` is, and for the build the same with this
 * Node.js and this machine's npm, as `node:26-trixie-slim` is.
 */
export async function makeBaseImages(buildah: Buildah): Promise<BaseImages> {
  const tree = join(buildah.directory, 'debian')
  await commandOutput('debootstrap', ['--variant=minbase', 'trixie', tree], {
    timeoutMs: DEBOOTSTRAP_MS,
  })
  const base = await image(buildah, 'localhost/base', 'scratch', async container => {
    await buildah.run('copy', '--quiet', container, tree, '/')
  })
  const build = await image(buildah, 'localhost/build', base, async container => {
    await installNpm(buildah, container)
    await reachRegistry(buildah, container)
  })
  return { base, build }
}

async function image(
  buildah: Buildah,
  name: string,
  from: string,
  fill: (container: string) => Promise<void>,
): Promise<string> {
  const container = await buildah.run('from', '--pull-never', from)
  await fill(container)
  await buildah.run('commit', '--quiet', container, name)
  await buildah.run('rm', container)
  return name
}

async function installNpm(buildah: Buildah, container: string): Promise<void> {
  const npm = await findOnPath('npm', { PATH: searchPath })
  if (npm === undefined) throw new Error('expected npm on PATH, found none. Remedy: install it')
  const npmPackage = join(await realpath(npm), '../..')
  const inside = (...words: readonly string[]) =>
    buildah.run('run', '--isolation', 'chroot', container, '--', ...words)
  await inside('sh', '-c', 'apt-get update -qq && apt-get install -y -qq libatomic1')
  await buildah.run('copy', '--quiet', container, process.execPath, '/usr/local/bin/node')
  await buildah.run('copy', '--quiet', container, npmPackage, '/usr/local/lib/npm')
  await inside('ln', '-s', '/usr/local/lib/npm/bin/npm-cli.js', '/usr/local/bin/npm')
}

/** npm in the build reaches the registry as npm on this machine does. The image that is tested inherits none of it. */
async function reachRegistry(buildah: Buildah, container: string): Promise<void> {
  const setting = (name: string) => commandOutput('npm', ['config', 'get', name], { cwd: '/' })
  await buildah.run(
    'config',
    '--env',
    `NPM_CONFIG_REGISTRY=${await setting('registry')}`,
    container,
  )
  const named = await setting('cafile')
  const authorities = named === 'null' ? process.env.NODE_EXTRA_CA_CERTS : named
  if (authorities === undefined) return
  const copy = '/etc/authorities.crt'
  await buildah.run('copy', '--quiet', container, authorities, copy)
  await buildah.run('config', '--env', `NODE_EXTRA_CA_CERTS=${copy}`, container)
}
