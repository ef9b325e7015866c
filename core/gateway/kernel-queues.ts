import { readFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { socketKey } from './socket-key.ts'

/** How old a reading of the table may be. The table has a line for each socket of the machine. */
const FRESH_MS = 250

type Table = '/proc/net/tcp' | '/proc/net/tcp6'

/**
 * What the kernel still holds for a peer. Linux tells a process that a socket is writable only once a third of a queue of
 * megabytes is free, so that a peer that reads slowly but steadily seems not to read at all; its table of sockets tells.
 */
export class KernelQueues {
  readonly #readings = new Map<Table, { readonly atMs: number; readonly text: Promise<string> }>()

  /** Bytes sent and not yet acknowledged; undefined where the kernel does not say. */
  async bytesOf({
    localAddress,
    localPort,
    remoteAddress,
    remotePort,
  }: Socket): Promise<number | undefined> {
    if (localAddress === undefined || remoteAddress === undefined) return undefined
    const table = localAddress.includes(':') ? '/proc/net/tcp6' : '/proc/net/tcp'
    const key = `${socketKey(localAddress, localPort)} ${socketKey(remoteAddress, remotePort)} `
    const text = await this.#read(table)
    const at = text.indexOf(key)
    if (at === -1) return undefined
    // The state, two digits, then tx_queue:rx_queue.
    const queue = /^\w\w (\w{8}):/.exec(text.slice(at + key.length, at + key.length + 12))?.[1]
    return queue === undefined ? undefined : Number.parseInt(queue, 16)
  }

  async #read(table: Table): Promise<string> {
    const nowMs = performance.now()
    const known = this.#readings.get(table)
    if (known !== undefined && nowMs - known.atMs < FRESH_MS) return await known.text
    // Elsewhere than on Linux there is no such file.
    const text = readFile(table, 'latin1').catch(() => '')
    this.#readings.set(table, { atMs: nowMs, text })
    return await text
  }
}
