import type { Fault } from './fault.ts'

/**
 * The process dies without a word (`kill -9`), and its supervisor starts it again as soon as it sees that. A process
 * that runs out of memory is the same to everybody else: Node ends on the spot, no handler runs, the kernel closes its
 * sockets. So it has no drill of its own.
 */
export const crash: Fault = async (unit, { record, signal }) => {
  record('kill')
  await unit.process.kill()
  record('start')
  await unit.restart(signal)
  record('ready')
}
