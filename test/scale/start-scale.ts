import { expect, vi } from 'vitest'
import type { TicketSource } from '../../bench/load/ticket-source.ts'
import { findOnPath } from '../../bench/machine/find-on-path.ts'
import { freePort } from '../../bench/machine/free-port.ts'
import { portHolder } from '../../core/server/port-holder.ts'
import { type RunningCommand, runCommand } from '../support/command.ts'
import { type Settings, searchPath } from '../support/environment.ts'
import { connect, DEADLINE_MS } from '../support/raw-client.ts'
import { TICKET_SECRET } from '../support/tickets.ts'

/** For `describeWithTool`. */
export const haproxy = {
  name: 'haproxy',
  path: await findOnPath('haproxy', { PATH: searchPath }),
  remedy: 'install the package haproxy',
} as const

/** `npm run start:scale`, when all of it is ready. */
export type Scale = AsyncDisposable & {
  readonly command: RunningCommand
  readonly pageUrl: string
  readonly socketUrl: string
  /** Where clients of the bench get theirs. */
  readonly tickets: TicketSource
  /** Where each process with a socket has its metrics. */
  readonly adminPorts: readonly number[]
  /** A port of the process with the pages, or of the first that has them. */
  readonly pagesPort: number
}

/** Starts several processes behind HAProxy. @param flags as the command takes them */
export async function startScale(flags: readonly string[], settings: Settings): Promise<Scale> {
  const [pagePort, wsPort] = [await freePort(), await freePort()]
  const command = runCommand(['node_modules/.bin/node', 'scale/start.ts', ...flags], {
    PORT: pagePort,
    WS_PORT: wsPort,
    ...settings,
  })
  const isSeparate = flags.includes('--sockets')
  const output = await command.printed(['processes are ready behind HAProxy'])
  const found = output.matchAll(/:(\d+)\/metrics \((?:socket|integrated)-\d\)/g)
  const adminPorts = [...found].map(([, port]) => Number(port))
  return {
    command,
    pageUrl: `http://127.0.0.1:${pagePort}`,
    socketUrl: isSeparate
      ? `ws://127.0.0.1:${wsPort}/`
      : `ws://127.0.0.1:${pagePort}/api/websocket`,
    tickets: { from: 'secret', secret: TICKET_SECRET },
    adminPorts,
    pagesPort: isSeparate ? pagePort : (adminPorts[0] ?? 0),
    [Symbol.asyncDispose]: () => command[Symbol.asyncDispose](),
  }
}

/** Checks again and again until it passes. */
export const until = (check: () => unknown) =>
  vi.waitFor(check, { timeout: DEADLINE_MS, interval: 50 })

/** The process that listens on a port. */
export const pidOf = async (port: number) =>
  Number(/process (\d+)/.exec((await portHolder(port)) ?? '')?.[1])

/** What a process says of itself. */
export async function gauge(adminPort: number, name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${adminPort}/metrics`)).text()
  return Number(new RegExp(`^${name}\\{.*\\} (\\d+)$`, 'm').exec(text)?.[1])
}

/** Whether a process takes work. */
export async function isReady(adminPort: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${adminPort}/readyz`).catch(() => undefined)
  await answer?.text()
  return answer?.ok === true
}

/** A process that is ready gets sockets once the proxy has asked it, too. */
export async function getsSockets(
  scale: Pick<Scale, 'socketUrl' | 'pageUrl'>,
  adminPort: number,
): Promise<void> {
  await using _probe = await connect(scale)
  expect(await gauge(adminPort, 'chat_connections')).toBeGreaterThan(0)
}
