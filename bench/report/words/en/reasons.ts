import type { WindowReason } from '../../../measures/validity.ts'
import {
  MAX_LATENESS_MS,
  MAX_STOLEN_SHARE,
  MAX_WAIT_SHARE,
  MIN_RECEIVED_SHARE,
  SATURATED_SHARE,
} from '../../../plan/limits.ts'
import { percent } from '../../figure.ts'

/** The parts of a run whose CPU is watched; one that has no translation keeps its name in the samples. */
export const parts: Readonly<Record<string, string>> = {
  deployment: 'deployment',
  mock: 'mock',
  probe: 'probe',
}

/** Which page of the load it is, as an attribute: "the static page". */
export const pages: Readonly<Record<string, string>> = {
  static: 'static',
  rendered: 'rendered',
  computed: 'computed',
}

/** A core by who uses it: one part alone, or several that share it. */
export function coreOf(names: readonly string[]): string {
  const [first = '', ...others] = names.map(name => parts[name] ?? name)
  if (others.length === 0) return first
  return `core of ${new Intl.ListFormat('en-GB').format([first, ...others])}`
}

/** Why the figures of a trial may not be quoted. */
export const reasons = {
  /** Stands before the name of a window. */
  window: 'window',
  failed: 'failed',
  remedy: 'Remedy',
}

/** What speaks against a window. */
export function whyNot(reason: WindowReason): string {
  switch (reason.kind) {
    case 'pages-unsent': {
      const { requests, page } = reason
      const of = `for the ${pageOf(page)} page`
      return requests === 1
        ? `1 request ${of} was never sent`
        : `${requests} requests ${of} were never sent`
    }
    case 'turns-unsent': {
      const { turns } = reason
      return turns === 1
        ? '1 planned turn was never sent'
        : `${turns} planned turns were never sent`
    }
    case 'turns-late':
      return `turns were sent late, p99 ${reason.p99Ms.toFixed(0)} ms (more than ${MAX_LATENESS_MS})`
    case 'pages-late':
      return `requests for the ${pageOf(reason.page)} page were sent late, p99 ${reason.p99Ms.toFixed(0)} ms (more than ${MAX_LATENESS_MS})`
    case 'control-late':
      return `the control stream was late, p99 ${reason.p99Ms.toFixed(0)} ms (limit ${MAX_LATENESS_MS})`
    case 'stolen':
      return `the host gave ${percent(reason.share)} of the machine's time to others (limit ${percent(MAX_STOLEN_SHARE)})`
    case 'runner-late':
      return `watched for ${percent(reason.watched)} of its steady part, the runner was late`
    case 'saturated':
      return `${coreOf(reason.parts)} above ${percent(SATURATED_SHARE)}`
    case 'behind':
      return `${percent(reason.received)} of its tokens arrived (limit ${percent(MIN_RECEIVED_SHARE)}): it cannot keep up`
    case 'core-taken':
      return `others had its core for ${percent(reason.waited)} of the window (limit ${percent(MAX_WAIT_SHARE)})`
    case 'no-control':
      return 'nothing tells how much of the added delay the measuring itself takes'
    case 'unstamped':
      return reason.stamps === 'none'
        ? "no added delay: the tokens carry no stamps, so the mock is not the server's upstream; TTFT and gaps include the time of its model"
        : "no added delay: the tokens are stamped by another machine's clock"
    case 'streams-lost':
      return `${reason.streams === 1 ? '1 stream' : `${reason.streams} streams`} broke off (${reason.first})`
  }
}

const quieter = 'stop what else runs on the machine, and repeat the run'
const lessLoad =
  'lower the load (--connections, --tokens, --pages), or use a machine with more cores'
const ownMock = "let the server ask this project's mock on this machine: npm run mock"

/** What to do about it. */
export const remedies: Readonly<Record<WindowReason['kind'], string>> = {
  'pages-unsent': lessLoad,
  'turns-unsent': lessLoad,
  'turns-late': lessLoad,
  'pages-late': lessLoad,
  'control-late': quieter,
  stolen: 'repeat the run while the host is quieter, or on a machine of your own',
  'runner-late': quieter,
  saturated: lessLoad,
  behind: 'use fewer streams (--streams)',
  'core-taken': quieter,
  'no-control': ownMock,
  unstamped: ownMock,
  'streams-lost': 'look for the cause in the log of the server',
}

const pageOf = (page: string) => pages[page] ?? page
