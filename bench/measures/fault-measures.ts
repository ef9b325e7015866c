import { faultScenarios, type NamedFaultScenario } from '../plan/scenarios/registry.ts'
import type { FaultKind } from '../plan/scenarios/scenario.ts'
import type { Trial } from '../samples/trial.ts'
import { distribution } from './figures/distribution.ts'
import {
  faultAt,
  pagesAfterFault,
  recoveryMs,
  share,
  socketsAfterFault,
  streamsOf,
} from './figures/fault-clients.ts'
import type { Measure } from './measure.ts'

const PAGE_ANSWERED = 200
const SOCKET_OPEN = 101

/** A visitor notices. */
const LATE_MS = 1_000

type FaultMeasure = Pick<Measure, 'unit'> & {
  readonly of: (trial: Trial) => number | undefined
}

/** What is measured of a fault, whichever it is. Of everything less is better. */
const formulas = {
  /** Live answers whose socket dropped ÷ all. They may have come back whole. */
  'streams-hit': { unit: 'share', of: droppedShare },
  /** Live answers that did not come whole, each chunk once, resumes included ÷ all. */
  'streams-lost': {
    unit: 'share',
    of: trial => share(streamsOf(trial), ({ outcome }) => outcome !== 'exact'),
  },
  /** Sockets that were closed, in mid-answer or after it ÷ all. */
  'sockets-dropped': { unit: 'share', of: droppedShare },
  /** Each answer's longest wait for text; of those the p99 over all answers. */
  'largest-gap': {
    unit: 'milliseconds',
    of: trial => distribution(streamsOf(trial).map(({ largestGapMs }) => largestGapMs)).p99,
  },
  /** Page requests without a 200 ÷ all that were planned between the fault and the end of the drill. */
  'pages-failed': {
    unit: 'share',
    of: trial => share(pagesAfterFault(trial), ({ status }) => status !== PAGE_ANSWERED),
  },
  /** Page requests that took more than a second, or failed ÷ the same. */
  'pages-late': {
    unit: 'share',
    of: trial =>
      share(
        pagesAfterFault(trial),
        ({ durationMs, status }) => durationMs > LATE_MS || status !== PAGE_ANSWERED,
      ),
  },
  /** Attempts to open a socket that were refused or had no answer ÷ all that were planned in that time. */
  'sockets-refused': {
    unit: 'share',
    of: trial => share(socketsAfterFault(trial), ({ status }) => status !== SOCKET_OPEN),
  },
  /** The longest that a page request took which was planned after the fault. */
  'page-wait': {
    unit: 'milliseconds',
    of: trial => distribution(pagesAfterFault(trial).map(({ durationMs }) => durationMs)).max,
  },
  /** From the fault until pages are answered again and for good; 0 where none failed. */
  'page-outage': {
    unit: 'milliseconds',
    of: trial =>
      recoveryMs(pagesAfterFault(trial), { succeeded: PAGE_ANSWERED, faultAtMs: faultAt(trial) }),
  },
  /** The same until a new socket opens. */
  'socket-outage': {
    unit: 'milliseconds',
    of: trial =>
      recoveryMs(socketsAfterFault(trial), { succeeded: SOCKET_OPEN, faultAtMs: faultAt(trial) }),
  },
} as const satisfies Readonly<Record<string, FaultMeasure>>

/** What a measure of a fault is named for, before the fault's own name. */
export type FaultMeasureKind = keyof typeof formulas

/** What each kind of fault is measured by. */
const measuredBy: Readonly<Record<FaultKind, readonly FaultMeasureKind[]>> = {
  crash: ['streams-hit', 'streams-lost', 'pages-failed', 'page-outage', 'socket-outage'],
  stall: ['largest-gap', 'page-wait', 'pages-late'],
  release: [
    'sockets-dropped',
    'streams-lost',
    'pages-failed',
    'page-outage',
    'sockets-refused',
    'socket-outage',
  ],
}

/** A measure of one fault, and what it is made of. */
export type MeasureOfFault = Measure & {
  readonly kind: FaultMeasureKind
  readonly fault: NamedFaultScenario
}

/** Everything that the faults are measured by. */
export const faultMeasures: readonly MeasureOfFault[] = faultScenarios.flatMap(fault =>
  measuredBy[fault.action.fault].map(kind => {
    const { unit, of }: FaultMeasure = formulas[kind]
    return {
      name: `${kind}-${fault.event.name}`,
      kind,
      fault,
      unit,
      better: 'lower' as const,
      scenario: fault.name,
      of,
    }
  }),
)

function droppedShare(trial: Trial): number | undefined {
  return share(streamsOf(trial), ({ drops }) => drops > 0)
}
