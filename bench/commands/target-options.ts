import { type ConversationLoad, conversationLoad } from '../plan/scenarios/conversation.ts'
import type { AttachedServer } from '../plan/subjects/subject.ts'
import {
  commandHelp,
  type Flag,
  parseCommandLine,
  switchFlag,
  textFlag,
  wholeFlag,
} from './command-line/flags.ts'
import { type MeasureOptions, measureOptions, runFlags } from './command-line/measure-flags.ts'

/** What is asked of a server that somebody runs. */
export type TargetOptions = MeasureOptions & {
  readonly server: AttachedServer
  readonly load: ConversationLoad
}

/** The client takes in what so many sockets bring without being late itself; more wants several machines. */
const MAX_CONNECTIONS = 500
const MAX_SECONDS = 600
const MAX_LIMIT_MS = 600_000

/** What results and dashboards call it. */
const NAME = 'target'

const { connections, streams, seconds, limits } = conversationLoad

const addressFlag = (
  flag: '--target' | '--mock',
  schemes: readonly string[],
  help: string,
): Flag<URL | undefined> => ({
  ...{ flag, value: 'URL', fallback: undefined, help },
  parse(text) {
    const url = URL.parse(text)
    if (url !== null && schemes.includes(url.protocol)) return url
    throw new Error(
      `${flag}: expected an address that begins with ${schemes.join(' or ')}, found ${text}`,
    )
  },
})

const flags = {
  target: addressFlag('--target', ['ws:', 'wss:'], 'address of the socket, ws: or wss:'),
  origin: textFlag(
    '--origin',
    'URL',
    "address of the page: Origin header, and where tickets are asked for (the target's own host)",
  ),
  connections: wholeFlag('--connections', {
    ...{ from: 1, to: MAX_CONNECTIONS, fallback: connections },
    help: `sockets, at most ${MAX_CONNECTIONS}`,
  }),
  streams: wholeFlag('--streams', {
    ...{ from: 1, to: MAX_CONNECTIONS, fallback: undefined },
    help: `answers under way at a time, on average, at most as many as sockets (${streams})`,
  }),
  seconds: wholeFlag('--duration', {
    ...{ from: 5, to: MAX_SECONDS, fallback: seconds, value: 'S' },
    help: `seconds of load, at most ${MAX_SECONDS}`,
  }),
  pid: wholeFlag('--pid', {
    ...{ from: 1, to: 2 ** 22, fallback: undefined },
    help: 'of the server on this machine: memory (PSS) and CPU of it and its children',
  }),
  mock: addressFlag(
    '--mock',
    ['http:'],
    'the mock that answers the server (http://127.0.0.1:PORT/v1): a control stream beside the added delay',
  ),
  ttftMs: wholeFlag('--slo-ttft', {
    ...{ from: 1, to: MAX_LIMIT_MS, fallback: limits.ttftMs, value: 'MS' },
    help: 'a good answer begins within this time',
  }),
  gapMs: wholeFlag('--slo-gap', {
    ...{ from: 1, to: MAX_LIMIT_MS, fallback: limits.gapMs, value: 'MS' },
    help: 'and has no longer gap than this',
  }),
  owned: switchFlag(
    '--i-own-this-server',
    'load a host that is not this machine: yours, and ready for it',
  ),
  ...runFlags,
}

/** What --help prints. */
export const help = commandHelp(
  "Loads any server that speaks the AI SDK's WebSocket protocol (PROTOCOL.md), and prints how it answers.",
  ['npm run bench -- --target ws://127.0.0.1:3001 [options]'],
  {
    flags,
    closing: `Each answer costs the server what an answer costs it: with a real model behind it, money. Three answers come first, to learn how
long one takes; then turns start at planned moments, whether or not the server keeps up. Where the mock is the server's
upstream on this machine, a few streams more measure the added delay. Samples and the summary are saved under results/.`,
  },
)

/**
 * Arguments → options; undefined when help is asked for.
 *
 * @throws Error in one line: what was expected, what was found
 */
export function parseTargetOptions(args: readonly string[]): TargetOptions | undefined {
  const parsed = parseCommandLine(args, flags, { words: true })
  if (parsed === undefined) return undefined
  const { target, origin, pid, mock, owned, ttftMs, gapMs, ...asked } = parsed.options
  if (target === undefined) {
    throw new Error('--target: expected an address that begins with ws: or wss:, found none')
  }
  if (!isLoopback(target) && !owned) {
    throw new Error(
      `--target: expected a server on this machine, found ${target.hostname}. To load a server of somebody else is an attack on it. If it is yours and ready for the load, add --i-own-this-server`,
    )
  }
  if (asked.streams !== undefined && asked.streams > asked.connections) {
    throw new Error(
      `--streams: expected a whole number from 1 to ${asked.connections}, found "${asked.streams}"`,
    )
  }
  return {
    ...measureOptions(asked, { ...parsed, usage: 'options' }),
    server: {
      ...{ kind: 'attached', name: NAME, url: target.href },
      origin: origin ?? `${target.protocol === 'wss:' ? 'https' : 'http'}://${target.host}`,
      ...(pid === undefined ? {} : { pid }),
      ...(mock === undefined ? {} : { mockUrl: mockOf(mock) }),
    },
    load: {
      connections: asked.connections,
      streams: asked.streams ?? Math.min(streams, asked.connections),
      seconds: asked.seconds,
      limits: { ttftMs, gapMs },
    },
  }
}

/** Whether an address is of this machine: what goes there loads nobody else's server. */
function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

/** A control stream is load, too, and its clock must be this machine's. */
function mockOf(url: URL): string {
  if (isLoopback(url)) return url.href.replace(/\/$/, '')
  throw new Error(`--mock: expected a mock on this machine, found ${url.hostname}`)
}
