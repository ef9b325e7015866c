import { messageOf, type Unavailable, unavailable } from './availability.ts'
import { commandOutput } from './process/command-output.ts'

/** The file-descriptor limit that a started process gets; `Infinity` is "unlimited". */
export type DescriptorLimit = {
  readonly state: 'measured'
  readonly soft: number
  readonly hard: number
}

/** Whether the limit allows a number of connections; `message` says what to do about it. */
export type DescriptorCheck =
  | { readonly state: 'enough'; readonly needed: number; readonly limit: number }
  | {
      readonly state: 'too-few'
      readonly needed: number
      readonly limit: number
      readonly message: string
    }
  | Unavailable

/** Files, pipes, listening sockets, pages and metrics of one process, with room to spare. */
const slackDescriptors = 512

/**
 * What the neediest process of a run holds: the deployment, with a socket to each client and, over
 * HTTP/1.1, one to the model for each live answer (HTTP/2 needs a hundredth of those).
 */
export function descriptorsNeeded(connections: number): number {
  return 2 * connections + slackDescriptors
}

/**
 * Reads the limit as a started process sees it. Node raises its own soft limit to the hard one when
 * it starts (as Go does), and what it starts inherits that: so both are the hard limit as a rule.
 */
export async function readDescriptorLimit(): Promise<DescriptorLimit | Unavailable> {
  if (process.platform === 'win32') return unavailable('Windows has no descriptor limit to read')
  try {
    const [soft = '', hard = ''] = (
      await commandOutput('sh', ['-c', 'ulimit -Sn; ulimit -Hn'])
    ).split('\n')
    return { state: 'measured', soft: limitNumber(soft), hard: limitNumber(hard) }
  } catch (error) {
    return unavailable(messageOf(error))
  }
}

/** Checks that a run with so many connections fits the limit. Pure: the limit is passed in. */
export function checkDescriptors(
  connections: number,
  limit: DescriptorLimit | Unavailable,
): DescriptorCheck {
  if (limit.state === 'unavailable') return limit
  const needed = descriptorsNeeded(connections)
  if (needed <= limit.soft) return { state: 'enough', needed, limit: limit.soft }
  const message =
    `${connections} connections need a file-descriptor limit of ${needed}, ` +
    `found ${limit.soft} (hard limit ${limit.hard}). ${remedy(needed)}`
  return { state: 'too-few', needed, limit: limit.soft, message }
}

function remedy(needed: number): string {
  const raised = Math.max(65_536, needed)
  if (process.platform === 'darwin') {
    return `Raise it and start again: sudo launchctl limit maxfiles ${raised} ${raised} && ulimit -n ${raised}`
  }
  return (
    `Raise it in this shell and start again: ulimit -n ${raised} (above the hard limit as root, ` +
    `in /etc/security/limits.conf, or with docker run --ulimit nofile=${raised}); or use fewer --connections`
  )
}

function limitNumber(text: string): number {
  return text === 'unlimited' ? Number.POSITIVE_INFINITY : Number.parseInt(text, 10)
}
