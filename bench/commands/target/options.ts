import { parseFlags, wholeNumber } from '../command-line/flags.ts'
import { isLoopback } from './loopback.ts'

/** What to ask of a server that somebody runs. */
export type TargetOptions = {
  readonly url: string
  /** The Origin header of each handshake. */
  readonly origin: string
  readonly connections: number
  /** How many answers stream at a time, on average. */
  readonly streams: number
  readonly seconds: number
  /** The process whose tree's memory and CPU are read. */
  readonly pid: number | undefined
  /** The API of the mock that is the server's upstream, for a control stream. */
  readonly mockUrl: string | undefined
  /** What an answer must meet to count as good. */
  readonly slo: { readonly ttftMs: number; readonly gapMs: number }
  readonly seed: number
}

/** This client takes in what so many sockets bring without being late itself; more wants several machines. */
const MAX_CONNECTIONS = 500
const MAX_SECONDS = 600
const MAX_SLO_MS = 600_000

/** What --help prints. */
export const help = `Loads any server that speaks the AI SDK's WebSocket protocol (PROTOCOL.md), and prints how it answers.

  npm run bench -- --target ws://127.0.0.1:3001 [options]

  --target URL        ws: or wss: address of the socket
  --origin URL        Origin header (the target's own host)
  --connections N     sockets (100; at most ${MAX_CONNECTIONS})
  --streams N         answers under way at a time, on average (20; at most as many as sockets)
  --duration S        seconds of load (30; at most ${MAX_SECONDS})
  --pid N             of the server on this machine: memory (PSS) and CPU of it and its children
  --mock URL          of the mock that answers the server (http://127.0.0.1:PORT/v1): a control stream beside the added delay
  --slo-ttft MS       a good answer begins within this time (1000)
  --slo-gap MS        and has no longer gap than this (500)
  --seed N            of the planned moments (1)
  --i-own-this-server load a host that is not this machine: yours, and ready for it

Each answer costs the server what an answer costs it: with a real model behind it, money. Three answers come first, to learn how
long one takes; then turns start at planned moments, whether or not the server keeps up. The added delay is measured where
the mock is the server's upstream on this machine. Samples (JSON Lines) and figures are saved under results/.`

/**
 * Arguments → options; undefined when help is asked for.
 *
 * @throws Error in one line: what was expected, what was found
 */
export function parseOptions(args: readonly string[]): TargetOptions | undefined {
  const { values } = parseFlags(
    args,
    {
      target: { type: 'string' },
      origin: { type: 'string' },
      connections: { type: 'string' },
      streams: { type: 'string' },
      duration: { type: 'string' },
      pid: { type: 'string' },
      mock: { type: 'string' },
      'slo-ttft': { type: 'string' },
      'slo-gap': { type: 'string' },
      seed: { type: 'string' },
      'i-own-this-server': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
    { words: false },
  )
  if (values.help) return undefined
  const url = addressOf('--target', values.target, ['ws:', 'wss:'])
  if (!isLoopback(url.hostname) && values['i-own-this-server'] !== true) {
    throw new Error(
      `--target: expected a server on this machine, found ${url.hostname}. To load a server of somebody else is an attack on it. If it is yours and ready for the load, add --i-own-this-server`,
    )
  }
  const connections =
    wholeNumber('--connections', values.connections, { from: 1, to: MAX_CONNECTIONS }) ?? 100
  return {
    url: url.href,
    origin: values.origin ?? `${url.protocol === 'wss:' ? 'https' : 'http'}://${url.host}`,
    connections,
    streams:
      wholeNumber('--streams', values.streams, { from: 1, to: connections }) ??
      Math.min(20, connections),
    seconds: wholeNumber('--duration', values.duration, { from: 5, to: MAX_SECONDS }) ?? 30,
    pid: wholeNumber('--pid', values.pid, { from: 1, to: 2 ** 22 }),
    mockUrl: values.mock === undefined ? undefined : mockOf(values.mock),
    slo: {
      ttftMs: wholeNumber('--slo-ttft', values['slo-ttft'], { from: 1, to: MAX_SLO_MS }) ?? 1_000,
      gapMs: wholeNumber('--slo-gap', values['slo-gap'], { from: 1, to: MAX_SLO_MS }) ?? 500,
    },
    seed: wholeNumber('--seed', values.seed, { from: 0, to: 2 ** 31 }) ?? 1,
  }
}

/** A control stream is load, too, and its clock must be this machine's. */
function mockOf(value: string): string {
  const url = addressOf('--mock', value, ['http:'])
  if (isLoopback(url.hostname)) return url.href.replace(/\/$/, '')
  throw new Error(`--mock: expected a mock on this machine, found ${url.hostname}`)
}

function addressOf(flag: string, value: string | undefined, schemes: readonly string[]): URL {
  const url = value === undefined ? null : URL.parse(value)
  if (url !== null && schemes.includes(url.protocol)) return url
  throw new Error(
    `${flag}: expected an address that begins with ${schemes.join(' or ')}, found ${value ?? 'none'}`,
  )
}
