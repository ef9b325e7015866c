import { copyFile, cp, mkdir, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findOnPath } from '../../bench/machine/find-on-path.ts'
import { commandOutput } from '../../bench/machine/process/command-output.ts'
import { root } from '../support/deployment.ts'
import { searchPath } from '../support/environment.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { scratchDirectory } from '../support/scratch.ts'

// The two commands of the README on Debian's minimal system, which has no libatomic, with Node.js and npm alone.

const debootstrapTool = {
  name: 'debootstrap',
  path: await findOnPath('debootstrap', { PATH: searchPath }),
  remedy: 'apt-get install debootstrap, and run the tests as root.',
}

/** The newest without libatomic that is new enough, and one that is not. */
const NEW_ENOUGH = '24.21.0'
const TOO_OLD = '22.23.3'

const MINUTES = 60_000
const AUTHORITIES = '/etc/ssl/certs/ca-certificates.crt'

const SENTENCE =
  "The Node.js of this project's packages needs libatomic.so.1, which is missing. Remedy: apt-get install libatomic1 (Debian, Ubuntu) or dnf install libatomic (Fedora, RHEL); or Node.js 24 or newer and npm ci again.\n"

/** Mounts what a system has, in a namespace of its own, and runs a script there as a user would. */
const ENTER = [
  'mount --bind /dev "$1/dev"',
  'mount -t proc proc "$1/proc"',
  'mount --bind "$2" "$1/npm-cache"',
  `exec chroot "$1" /usr/bin/env -i PATH=/usr/local/bin:/usr/bin:/bin HOME=/root NODE_EXTRA_CA_CERTS=${AUTHORITIES} \
npm_config_registry="$3" npm_config_cache=/npm-cache npm_config_prefer_offline=true npm_config_update_notifier=false \
sh -c "cd /app; $4"`,
].join(' && ')

describeWithTool(debootstrapTool, 'a bare Debian', debootstrap => {
  let directory = ''
  let tree = ''
  beforeAll(async () => {
    directory = await scratchDirectory('bare-system-')
    tree = join(directory, 'debian')
    await commandOutput(debootstrap, ['--variant=minbase', 'trixie', tree], {
      timeoutMs: 10 * MINUTES,
    })
    const npm = await findOnPath('npm', { PATH: searchPath })
    await cp(join(await realpath(npm ?? ''), '../..'), join(tree, 'usr/local/lib/npm'), {
      recursive: true,
    })
    await symlink('../lib/npm/bin/npm-cli.js', join(tree, 'usr/local/bin/npm'))
    await mkdir(join(tree, 'etc/ssl/certs'), { recursive: true })
    for (const file of ['/etc/resolv.conf', '/etc/hosts', AUTHORITIES]) {
      await copyFile(file, join(tree, file))
    }
    for (const name of ['app', 'npm-cache']) await mkdir(join(tree, name))
    await commandOutput('sh', ['-c', `git -C ${root} archive HEAD | tar x -C ${tree}/app`])
  }, 15 * MINUTES)
  afterAll(() => rm(directory, { recursive: true, force: true }))

  /** Puts a Node.js into the system. */
  const bring = async (version: string) => {
    const prefix = join(directory, version)
    const name = `node-linux-${process.arch}`
    await mkdir(prefix)
    await writeFile(join(prefix, 'package.json'), '{}')
    await commandOutput('npm', ['install', '--no-audit', '--no-fund', `${name}@${version}`], {
      cwd: prefix,
      timeoutMs: 5 * MINUTES,
    })
    await copyFile(join(prefix, 'node_modules', name, 'bin/node'), join(tree, 'usr/local/bin/node'))
  }
  const inside = async (script: string) => {
    const setting = (name: string) => commandOutput('npm', ['config', 'get', name], { cwd: '/' })
    const words = [tree, await setting('cache'), await setting('registry'), script]
    // A process namespace of its own: what the script leaves behind ends with it.
    return await commandOutput(
      'unshare',
      ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', ENTER, 'sh', ...words],
      { timeoutMs: 10 * MINUTES },
    )
  }

  it(
    'with an old Node.js installs, and says in one line what is missing',
    async () => {
      await bring(TOO_OLD)
      expect(await inside('npm ci --no-audit --no-fund 2>&1')).toContain(SENTENCE)
      const commands = [
        'npm run --silent start:integrated',
        './start-integrated.sh',
        'npm run -s bench',
      ]
      for (const command of commands) {
        expect(await inside(`${command} 2>&1; echo $?`)).toBe(`${SENTENCE}1`)
      }
    },
    20 * MINUTES,
  )

  it(
    'with a newer one serves, by the README’s two commands',
    async () => {
      await bring(NEW_ENOUGH)
      expect(await inside('npm ci --no-audit --no-fund 2>&1')).toContain(
        `/usr/local/bin/node (v${NEW_ENOUGH}) runs everything in its place`,
      )
      const answered = await inside(
        [
          'npm run start:integrated > start.log 2>&1 &',
          'until grep -q answers start.log; do sleep 0.5; done;',
          `node -p 'fetch("http://127.0.0.1:3000/streaming/socket").then(({ status }) => console.log(status))'`,
        ].join(' '),
      )
      expect(answered).toContain('200')
    },
    20 * MINUTES,
  )
})
