import { parseArgs } from 'node:util'

/** What `npm run start:scale` is to start. */
export type ScaleOptions = {
  readonly deployment: 'integrated' | 'separate'
  /** How many processes with a socket. */
  readonly count: number
  /** Whether a browser returns to the process that it had; undefined: as Redis makes it needless. */
  readonly sticky: boolean | undefined
}

/** What `--help` says. */
export const USAGE = [
  'Starts several processes of one deployment behind HAProxy. A process that dies is started again.',
  '',
  'Usage: npm run start:scale -- --sockets N      one Next.js, and N socket servers behind HAProxy',
  '       npm run start:scale -- --integrated N   N integrated processes behind HAProxy',
  '       --sticky, --no-sticky                   return a browser to its process, or not (--sticky, but with REDIS_URL --no-sticky)',
].join('\n')

/** Far more than one machine has cores. */
const MOST = 64

/** @throws Error with the usage */
export function readArguments(words: readonly string[]): ScaleOptions | 'help' {
  const { sockets, integrated, sticky, help } = parse(words)
  if (help) return 'help'
  const [deployment, given] =
    integrated === undefined
      ? (['separate', sockets] as const)
      : (['integrated', integrated] as const)
  const both = sockets !== undefined && integrated !== undefined
  const count = /^\d{1,2}$/.test(given ?? '') ? Number(given) : 0
  if (both || count < 1 || count > MOST) {
    throw new Error(`Expected --sockets or --integrated with a number from 1 to ${MOST}.\n${USAGE}`)
  }
  return { deployment, count, sticky }
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowNegative: true,
      options: {
        sockets: { type: 'string' },
        integrated: { type: 'string' },
        sticky: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${USAGE}`)
  }
}
