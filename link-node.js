// Runs after every install, on whatever Node there is. npm 10 forgets the link to the pinned Node: when it drops the
// packages of other platforms, it drops the link of the same name with them. npm 11 does not.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const links = ['node_modules/.bin/node', 'node_modules/.bin/node.cmd']
const npm = process.env.npm_execpath

if (npm !== undefined && !links.some(existsSync)) {
  spawnSync(process.execPath, [npm, 'rebuild', '--ignore-scripts'], { stdio: 'inherit' })
}
