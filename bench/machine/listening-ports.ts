import { readdir, readFile, readlink } from 'node:fs/promises'
import { type Unavailable, unlessLinux } from './availability.ts'

/** The TCP ports on which processes listen, ascending. */
export type ListeningPorts = { readonly state: 'measured'; readonly ports: readonly number[] }

/** The kernel's number for a socket that listens (include/net/tcp_states.h). */
const LISTEN = '0A'

/** Reads the TCP ports on which any of these processes listens. Linux only. */
export async function listeningPorts(
  pids: readonly number[],
): Promise<ListeningPorts | Unavailable> {
  const missing = unlessLinux('the list of listening ports')
  if (missing) return missing
  const tables = await Promise.all(
    // Without IPv6 there is no such table.
    ['/proc/net/tcp', '/proc/net/tcp6'].map(path => readFile(path, 'utf8').catch(() => '')),
  )
  const byInode = new Map(tables.flatMap(parseListening))
  const inodes = (await Promise.all(pids.map(socketInodes))).flat()
  const ports = new Set(inodes.flatMap(inode => byInode.get(inode) ?? []))
  return { state: 'measured', ports: [...ports].sort((a, b) => a - b) }
}

/** Rows of /proc/net/tcp (proc_net(5)) whose socket listens: inode and port. The port is hexadecimal, after the address. */
export function parseListening(table: string): readonly (readonly [string, number])[] {
  return table
    .split('\n')
    .slice(1)
    .map(line => line.trim().split(/\s+/))
    .filter(fields => fields[3] === LISTEN)
    .map(fields => [fields[9] ?? '', Number.parseInt(fields[1]?.split(':').at(-1) ?? '', 16)])
}

async function socketInodes(pid: number): Promise<readonly string[]> {
  const directory = `/proc/${pid}/fd`
  // A process that has ended listens to nothing, and a descriptor may be closed while its neighbours are read.
  const descriptors = await readdir(directory).catch(() => [])
  const targets = await Promise.all(
    descriptors.map(descriptor => readlink(`${directory}/${descriptor}`).catch(() => '')),
  )
  return targets.flatMap(target => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? [])
}
