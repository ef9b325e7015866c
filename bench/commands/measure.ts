import { basename, join, resolve } from 'node:path'
import { interruptionSignal } from '../machine/process/process-registry.ts'
import { root } from '../machine/root.ts'
import type { PlannedFor } from '../plan/planned-scenario.ts'
import type { RunPlan } from '../plan/run-plan.ts'
import { readSocketCapacity } from '../plan/socket-capacity.ts'
import { withOfferableLoad } from '../run/calibrate-load.ts'
import { lookAtPage, requireTimeFor } from '../run/look-at-page.ts'
import {
  type Begun,
  beginRun,
  type IsWhole,
  type MeasureContext,
  measurePlan,
  resumeRun,
} from '../run/measure-plan.ts'
import { missingPrograms } from '../run/missing-programs.ts'
import { prepareTestbed, type Testbed } from '../run/testbed.ts'
import { readHeaderOf, readTrials, resumeLine, runsOf } from '../samples/directory.ts'
import type { RunHeader } from '../samples/run-header.ts'
import { afterRun, beforeRun, grafanaLink } from '../telemetry/grafana-link.ts'
import { findPrometheus } from '../telemetry/prometheus-server.ts'
import type { MeasureOptions } from './command-line/measure-flags.ts'
import { openLiveDisplay } from './live-display.ts'

/** What a command wants measured. */
export type Measurement = {
  /** The script of package.json that asks, with what names it where one script has several. */
  readonly command: string
  /** What its directories are called, behind the moment. */
  readonly name: string
  readonly options: MeasureOptions
  /** Plans a new run. */
  readonly plan: (plannedFor: PlannedFor) => RunPlan | Promise<RunPlan>
  /** Whether a run has ended by its plan. */
  readonly isWhole: IsWhole
  /** What is made again because windows were lost; absent: nothing. */
  readonly repeats?: MeasureContext['repeats']
  /** What is left out, a line each. */
  readonly notRun?: (header: RunHeader) => readonly string[]
  /** Its load of tokens is the default one, which is reduced where this machine cannot offer it. */
  readonly adjustsLoad?: boolean
  /** The dashboard that shows it. */
  readonly dashboard: string
}

/** A run that has ended, and what is said of its dashboard. */
export type Measured = Begun & { readonly notice: string }

/**
 * Measures what a command asks for: a new plan, or what is left of one that was interrupted. Every command that measures does it here, so
 * that each can be resumed, watched live, and followed in Prometheus.
 *
 * @throws ProcessFailure when a process of the first round ends by itself; then it says how to go on
 */
export async function measure(measurement: Measurement): Promise<Measured> {
  const { command, name, options, isWhole, notRun } = measurement
  const interrupted =
    options.resume === undefined ? undefined : findInterrupted(options.resume, { command, isWhole })
  const display = options.live ? openLiveDisplay(process.stderr) : undefined
  const onProgress = startProgress(display?.print)
  const prometheus = await findPrometheus(process.env)
  onProgress(beforeRun(prometheus))
  const { app, page } = options
  const capacity = await readSocketCapacity()
  const lacks = await missingPrograms(process.env)
  const plannedFor = { page, otherApp: app !== undefined, capacity, lacks }
  const first = interrupted?.header.plan ?? (await measurement.plan(plannedFor))
  const testbed = await prepareTestbed(first, {
    ...{ app, onProgress },
    environment: process.env,
    signal: interruptionSignal(),
  })
  const begun = interrupted
    ? resumeRun(interrupted, testbed)
    : beginRun(await fitted(first, { measurement, plannedFor, testbed, onProgress }), name, testbed)
  const { directory, header } = begun
  const { plan } = header
  onProgress(`to be measured: ${plan.scenarios.map(({ scenario }) => scenario).join(', ')}`)
  for (const line of plan.scenarios.flatMap(({ missed = [] }) => missed)) onProgress(line)
  for (const line of notRun?.(header) ?? []) onProgress(`not run: ${line}`)
  const { streamed } = await measurePlan(begun, {
    testbed,
    prometheus,
    display,
    onProgress,
    isWhole,
    repeats: measurement.repeats,
  }).catch(error => {
    const appFlag = app === undefined ? '' : ` --app ${app}`
    console.error(`Go on where it stopped: ${resumeLine(command, directory)}${appFlag}`)
    throw error
  })
  const link = grafanaLink(
    process.env,
    { uid: measurement.dashboard },
    {
      testid: basename(directory),
      deployments: plan.subjects,
      fromMs: Date.parse(header.startedAt),
      toMs: Date.now(),
    },
  )
  return { ...begun, notice: afterRun({ streamed, link, directory }) }
}

/** A new plan as it fits the caller's page, which is looked at, and what this machine can offer. */
async function fitted(
  first: RunPlan,
  {
    measurement,
    plannedFor,
    ...context
  }: {
    measurement: Measurement
    plannedFor: PlannedFor
    testbed: Testbed
    onProgress: (message: string) => void
  },
): Promise<RunPlan> {
  const look = await lookAtPage(first, context)
  // What a server of somebody else's told for the plan is asked for once.
  const plan =
    look === undefined ? first : await measurement.plan({ ...plannedFor, pageCpuMs: look.cpuMs })
  if (look !== undefined) requireTimeFor(plan, look)
  return measurement.adjustsLoad ? withOfferableLoad(plan, context) : plan
}

/**
 * Finds the run of a command to go on with: the one that is named, or the newest that was interrupted.
 *
 * @throws Error when there is none, or when it is another command's
 */
function findInterrupted(
  resume: NonNullable<MeasureOptions['resume']>,
  { command, isWhole }: { command: string; isWhole: IsWhole },
): Begun {
  if (resume !== 'newest') {
    const directory = resolve(resume.directory)
    return { directory, header: readHeaderOf(command, directory) }
  }
  const interrupted = runsOf(command, join(root, 'results')).find(
    ({ directory, header }) => !isWhole(header, readTrials(directory, header)),
  )
  if (interrupted !== undefined) return interrupted
  throw new Error(
    `expected a run of npm run ${command} that was interrupted under results/, found none. Remedy: npm run ${command} begins one`,
  )
}

/** Prints what a run is doing, each line with the seconds since the start. Goes to stderr: stdout is for the result. */
export function startProgress(
  print = (line: string): void => void process.stderr.write(`${line}\n`),
): (message: string) => void {
  const startedAt = performance.now()
  return message => {
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0)
    print(`[${seconds.padStart(4)} s] ${message}`)
  }
}
