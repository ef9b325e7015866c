import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

type Address = { readonly host: string; readonly port: number }

const POLL_MS = 50

/** Where what listens everywhere is reached from here. */
const LOCAL: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

/** HAProxy, running. */
export type Proxy = {
  /** Resolves with its exit status. */
  readonly ended: Promise<number>
  stop(): Promise<void>
}

/** Ends HAProxy with the pipe that only this process holds open, however this process ends. */
const WITH_PARENT =
  '(cat <&3 >/dev/null; kill -TERM $$ 2>/dev/null) & exec haproxy -db -f "$1" 3<&-'

/**
 * Starts HAProxy and waits until it listens. A Ctrl-C in the terminal does not reach it: sockets drain through it first.
 *
 * @param config its configuration, which listens there
 * @throws Error when it ends before it listens
 */
export async function startProxy(config: string, address: Address): Promise<Proxy> {
  const directory = await mkdtemp(join(tmpdir(), 'haproxy-'))
  const file = join(directory, 'haproxy.cfg')
  await writeFile(file, config)
  const child = spawn('sh', ['-c', WITH_PARENT, 'haproxy', file], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
    detached: true,
  })
  let running = true
  const ended = once(child, 'exit').then(([code]) => {
    running = false
    child.stdio[3]?.destroy()
    return (code as number | null) ?? 0
  })
  while (running && !(await listens(address))) await delay(POLL_MS)
  // It has read its file: nothing is left of it however this process ends.
  await rm(directory, { recursive: true, force: true })
  if (!running) {
    throw new Error(`HAProxy ended with exit status ${await ended}: its lines above say why.`)
  }
  return {
    ended,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function listens({ host, port }: Address): Promise<boolean> {
  const socket = connect({ host: LOCAL[host] ?? host, port })
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/** @throws Error with the remedy where HAProxy is not installed */
export async function requireHaproxy(): Promise<void> {
  const child = spawn('haproxy', ['-v'], { stdio: 'ignore' })
  try {
    await once(child, 'exit')
  } catch (error) {
    throw new Error(
      'No haproxy was found. Remedy: install it (apt-get install haproxy, dnf install haproxy, brew install haproxy); on Debian it is in /usr/sbin, which must be in PATH.',
      { cause: error },
    )
  }
}
