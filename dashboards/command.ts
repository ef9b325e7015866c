import { chmod } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { messageOf } from '../bench/machine/availability.ts'
import { grafanaLink } from '../bench/telemetry/grafana-link.ts'
import { checkCompose, compose } from './command-compose.ts'
import { help, parseOptions } from './command-options.ts'
import {
  createBlocks,
  loadIntoDirectory,
  openMetricsFile,
  readPastRun,
} from './command-past-run.ts'
import { uids } from './uids.ts'

// Prometheus and Grafana under one command; or a past run into a Prometheus, for the same dashboards to show.

const root = fileURLToPath(new URL('../', import.meta.url))

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2))
  if (options.state === 'help') {
    console.log(help)
    return 0
  }
  if (options.state === 'load') return load(options.run, options.data)
  await checkCompose()
  return compose(root, ['up'])
}

async function load(directory: string, data: string | undefined): Promise<number> {
  const run = readPastRun(directory)
  if (data === undefined) await checkCompose()
  await using file = await openMetricsFile(run)
  if (data !== undefined) await loadIntoDirectory(file.path, data)
  if (data === undefined) {
    const code = await loadIntoCompose(file.path)
    if (code !== 0)
      throw new Error(`expected docker compose to load the run, found exit code ${code}`)
  }
  console.log(`Loaded ${run.testid} into ${data ?? 'the Prometheus of docker-compose.yml'}.`)
  const uid = run.deployments.length > 1 ? uids.comparison : uids.benchRun
  console.log(`Dashboard: ${grafanaLink(process.env, { uid }, run)}`)
  return 0
}

/** With the promtool of the image, which writes into the volume of the service. */
async function loadIntoCompose(file: string): Promise<number> {
  // The image's user is not ours.
  await chmod(dirname(file), 0o755)
  const mount = ['--volume', `${file}:/tmp/series.om:ro`]
  return compose(root, [
    ...['run', '--rm', '--no-deps', ...mount, '--entrypoint', 'promtool', 'prometheus'],
    ...createBlocks('/tmp/series.om', '/prometheus'),
  ])
}

try {
  process.exitCode = await main()
} catch (error) {
  process.exitCode = 1
  console.error(messageOf(error))
}
