import { randomBytes } from 'node:crypto'
import { NO_SECRET } from './kinds.ts'
import type { Problem } from './problem.ts'
import type { Values } from './variables.ts'

/**
 * Whether a start draws the secret of tickets where none is set: one whose processes are all its own (`always`), one that no
 * other knows of unless they share Redis (`alone`), or one of several that are started apart (`never`).
 */
export type DrawsSecret = 'always' | 'alone' | 'never'

type Environment = Readonly<Record<string, string | undefined>>

/** HMAC-SHA-256 takes no more. */
const SECRET_BYTES = 32

/** The environment with a secret that is drawn where none is set and nobody else has to know it. */
export function withSecret(values: Environment, draws: DrawsSecret): Environment {
  const isSet = (name: 'TICKET_SECRET' | 'REDIS_URL') => Boolean(values[name]?.trim())
  const drawn = draws === 'always' || (draws === 'alone' && !isSet('REDIS_URL'))
  if (isSet('TICKET_SECRET') || !drawn) return values
  return { ...values, TICKET_SECRET: randomBytes(SECRET_BYTES).toString('hex') }
}

/** Where others than this machine's users can connect, somebody has decided who they are. */
export function missingSecret({
  HOST,
  TICKET_SECRET,
}: Pick<Values, 'HOST' | 'TICKET_SECRET'>): Problem | undefined {
  if (TICKET_SECRET !== undefined || LOOPBACK.test(HOST)) return undefined
  return {
    variable: 'TICKET_SECRET',
    expected: `one secret for all processes, because HOST is ${HOST}`,
    found: 'none',
    remedy: `set it for each of them (openssl rand -hex 32), or to ${NO_SECRET} where something else decides who may connect`,
  }
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i

/** The variable for the processes that a start begins: the secret that it has, also where it was drawn, or none. */
export const secretVariable = (ticketSecret = NO_SECRET) => ({ TICKET_SECRET: ticketSecret })

/** What a start says that goes on without one. */
export const NO_SECRET_SET = `TICKET_SECRET is not set: users are not told apart. Remedy: set one for all processes (openssl rand -hex 32), or to ${NO_SECRET}.`
