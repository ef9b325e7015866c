// Every script of package.json that runs TypeScript goes through here: an older Node.js says what it needs, in place of
// ERR_UNKNOWN_FILE_EXTENSION. With its packages installed, the project brings its own Node.js.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const LEAST_MAJOR = 24

if (Number.parseInt(process.versions.node, 10) < LEAST_MAJOR) {
  console.error(
    `This project runs on Node.js ${LEAST_MAJOR} or newer, found ${process.version} at ${process.execPath}. Remedy: npm ci, which brings one along.`,
  )
  process.exit(1)
}
const [, , file = '', ...args] = process.argv
// The file takes the place of this one.
process.argv.splice(1, Number.POSITIVE_INFINITY, resolve(file), ...args)
await import(pathToFileURL(resolve(file)).href)
