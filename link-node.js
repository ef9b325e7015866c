// Runs after every install, on the Node.js that runs npm. It sees to node_modules/.bin/node, which every script runs on:
// npm 10 forgets the link to the pinned Node.js (when it drops the packages of other platforms, it drops the link of the
// same name with them; npm 11 does not), and on a bare system the pinned one may not start.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

/** `await using` is in every command of the bench; types are stripped by default from 22.18 on. */
const LEAST_MAJOR = 24

const LINK = 'node_modules/.bin/node'
const INSTALL = {
  'libatomic.so.1':
    'apt-get install libatomic1 (Debian, Ubuntu) or dnf install libatomic (Fedora, RHEL)',
  'libstdc++.so.6':
    'apt-get install libstdc++6 (Debian, Ubuntu) or dnf install libstdc++ (Fedora, RHEL)',
}

const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
const packages = Object.keys(optionalDependencies).filter(name =>
  existsSync(`node_modules/${name}`),
)
const pinned = packages.map(name => `node_modules/${name}/bin/node`).find(existsSync)
const npm = process.env.npm_execpath

if (process.platform === 'win32' || pinned === undefined) relink()
if (process.platform !== 'win32') {
  const failure = pinned === undefined ? 'has no package for this system' : failureOf(pinned)
  if (failure === undefined) relink()
  if (failure !== undefined) standIn(failure)
}

function relink() {
  if (npm === undefined || [LINK, `${LINK}.cmd`].some(existsSync)) return
  spawnSync(process.execPath, [npm, 'rebuild', '--ignore-scripts'], { stdio: 'inherit' })
}

/** Starts it once. Why it does not start, as the end of a sentence; undefined where it does. */
function failureOf(file) {
  const { status, error, stderr } = spawnSync(file, ['--version'], { encoding: 'utf8' })
  if (status === 0) return undefined
  // The file is there: what is missing is the loader that it names.
  if (error?.code === 'ENOENT')
    return 'needs glibc, which this system does not have (Alpine Linux?)'
  const library = /loading shared libraries: ([^:]+):/.exec(stderr ?? '')?.[1]
  if (library !== undefined) return `needs ${library}, which is missing`
  return `says: ${stderr?.trim().split('\n', 1)[0] || error?.message || `exit status ${status}`}`
}

/** Puts a script in the place of the link: the pinned one once it starts, else the one that runs npm, else a sentence. */
function standIn(failure) {
  const isNewEnough = Number.parseInt(process.versions.node, 10) >= LEAST_MAJOR
  const library = Object.keys(INSTALL).find(name => failure.includes(name))
  const install = library === undefined ? '' : `${INSTALL[library]}; or `
  const remedy = `Remedy: ${install}Node.js ${LEAST_MAJOR} or newer and npm ci again.`
  const sentence = `The Node.js of this project's packages ${failure}.`
  const lines = [
    '#!/bin/sh',
    '# Written by link-node.js, because the pinned Node.js did not start when the packages were installed.',
    ...(pinned === undefined
      ? []
      : [
          `pinned="\${0%/*}/../../${pinned}"`,
          '"$pinned" --version >/dev/null 2>&1 && exec "$pinned" "$@"',
        ]),
    ...(isNewEnough
      ? [`[ -x ${quoted(process.execPath)} ] && exec ${quoted(process.execPath)} "$@"`]
      : []),
    `echo ${quoted(`${sentence} ${remedy}`)} >&2`,
    'exit 1',
  ]
  mkdirSync('node_modules/.bin', { recursive: true })
  rmSync(LINK, { force: true })
  writeFileSync(LINK, `${lines.join('\n')}\n`)
  chmodSync(LINK, 0o755)
  const instead = `${process.execPath} (${process.version}) runs everything in its place, and results say so`
  console.log(isNewEnough ? `${sentence} ${instead}.` : `${sentence} ${remedy}`)
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`
}
