import { pause } from '../../machine/process/pause.ts'
import type { FaultLoad } from '../../plan/scenarios/scenario.ts'
import type { FaultSample } from '../../samples/drill-sample.ts'
import { boot } from '../boot.ts'
import type { DeploymentLaunch } from '../launch.ts'
import { startClock } from './clock.ts'
import { openClients, untilOver } from './fault-clients.ts'
import type { FaultContext } from './run-fault.ts'
import { copySources } from './scratch-tree.ts'

const EDITS = 5

/** Between two edits, for the server to settle. */
const PAUSE_MS = 500

/** Between two looks at the page. */
const POLL_MS = 20

/** Long enough for a page that is compiled on a busy machine. */
const PATIENCE_MS = 60_000

const PAGE = '/bench/rendered'
const PAGE_FILE = 'src/app/bench/rendered/page.tsx'
const TITLE = 'Orders of this minute'

/**
 * Starts the development server cold in a copy of the sources, on all cores of the run, and edits a page of it
 * while answers run: how long until the page shows the edit, and whether the answers go on. So it is with either allocation of cores.
 */
export async function development(load: FaultLoad, context: FaultContext): Promise<void> {
  const { deployment, testbed, seed, onSample, onProgress } = context
  await using tree = await copySources(testbed.deployment.root)
  onProgress(`starting ${deployment.name} for development, cold`)
  const launch: DeploymentLaunch = {
    ...testbed.deployment,
    root: tree.directory,
    cores: allCores(testbed),
    allocation: 'equal',
  }
  await using booted = await boot(
    deployment,
    { seed, sockets: load.streams },
    { ...testbed, deployment: launch },
    ['--dev'],
  )
  onSample(booted.start)
  const signal = AbortSignal.any([testbed.signal, booted.failed])
  const url = booted.pageUrl + PAGE
  await untilShown(url, TITLE, signal)

  onProgress('editing a page while answers run')
  using clients = await openClients(booted, load, { seed, signal })
  const clock = startClock()
  const record = (action: FaultSample['action']) =>
    onSample({ type: 'fault', action, process: deployment.name, atMs: clock.at() })
  for (let edit = 1; edit <= EDITS; edit++) {
    const title = (number: number) => (number === 0 ? TITLE : `${TITLE}, edit ${number}`)
    await tree.edit(PAGE_FILE, `"${title(edit - 1)}"`, `"${title(edit)}"`)
    record('edit')
    await untilShown(url, title(edit), signal)
    record('visible')
    await pause(PAUSE_MS, signal)
  }
  onProgress('waiting for the answers to end')
  await untilOver(clients, { clock, signal })
  for (const sample of clients.finish(clock)) onSample(sample)
}

/** A developer's server has the whole machine; undefined where nothing is bound to cores. */
function allCores({ deployment, mock }: FaultContext['testbed']): readonly number[] | undefined {
  if (deployment.cores === undefined || mock.cores === undefined) return undefined
  return [...new Set([...deployment.cores, ...mock.cores])]
}

/** Asks for a page until the text stands in it. */
async function untilShown(url: string, text: string, interrupted: AbortSignal): Promise<void> {
  const signal = AbortSignal.any([interrupted, AbortSignal.timeout(PATIENCE_MS)])
  while (true) {
    const response = await fetch(url, { signal })
    const html = await response.text()
    if (html.includes(text)) return
    await pause(POLL_MS, signal)
  }
}
