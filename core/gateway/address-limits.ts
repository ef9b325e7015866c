import type { Generation } from '../chat/generation.ts'
import { type Quota, unlimited } from '../chat/quota.ts'
import type { AddressLimits } from '../config.ts'
import { RateLimit } from './rate-limit.ts'

const MINUTE_MS = 60_000

/** A socket's share of what its address may have. */
export type Lease = {
  /** What its session may ask. */
  readonly quota: Quota
  /** To be called once, when the connection has closed. */
  release(): void
}

/** May this address open a further socket? */
export type Leased =
  | { readonly state: 'leased'; readonly lease: Lease }
  | { readonly state: 'refused'; readonly message: string }

/** What one address has: sockets, upgrades in this second, answers that run, tokens in this minute. */
class AddressUse implements Quota {
  readonly #limits: AddressLimits
  readonly #upgrades: RateLimit
  readonly #live = new Set<Generation>()
  #connections = 0
  /** Tokens of answers that have ended. */
  #endedTokens = 0
  #minuteBeganMs = performance.now()
  #tokensBefore = 0

  constructor(limits: AddressLimits) {
    this.#limits = limits
    this.#upgrades = new RateLimit(limits.upgradesPerSecond)
  }

  open(): Leased {
    const { connections, upgradesPerSecond } = this.#limits
    if (!this.#upgrades.admit()) return refused(`more than ${upgradesPerSecond} upgrades a second`)
    if (this.#connections >= connections) return refused(`more than ${connections} connections`)
    this.#connections += 1
    const release = () => {
      this.#connections -= 1
    }
    return { state: 'leased', lease: { quota: this, release } }
  }

  refusal(): string | undefined {
    const { answers, tokensPerMinute } = this.#limits
    if (this.#live.size >= answers) return `At most ${answers} answers at once from one address.`
    if (this.#tokensInMinute() < tokensPerMinute) return undefined
    return `At most ${tokensPerMinute} tokens a minute from one address. Retry in a minute.`
  }

  count(generation: Generation): void {
    this.#live.add(generation)
    const ended = () => {
      this.#live.delete(generation)
      this.#endedTokens += generation.journal.count
    }
    generation.signal.addEventListener('abort', ended, { once: true })
  }

  /** Whether nothing is left that a limit would count. */
  get idle(): boolean {
    return this.#connections === 0 && this.#live.size === 0 && this.#tokensInMinute() === 0
  }

  /** Summed up when a turn is asked for, so that a token costs nothing here. */
  #tokensInMinute(): number {
    let tokens = this.#endedTokens
    for (const { journal } of this.#live) tokens += journal.count
    const nowMs = performance.now()
    if (nowMs - this.#minuteBeganMs >= MINUTE_MS) {
      this.#minuteBeganMs = nowMs
      this.#tokensBefore = tokens
    }
    return tokens - this.#tokensBefore
  }
}

/** Sockets, upgrades, answers and tokens by address, so that one address cannot take what is there for all. */
export class LimitsByAddress {
  readonly #limits: AddressLimits
  readonly #uses = new Map<string, AddressUse>()
  #sweptMs = performance.now()

  constructor(limits: AddressLimits) {
    this.#limits = limits
  }

  /** @param address undefined: not limited */
  open(address: string | undefined): Leased {
    if (address === undefined) {
      return { state: 'leased', lease: { quota: unlimited, release() {} } }
    }
    this.#sweep()
    let use = this.#uses.get(address)
    if (use === undefined) {
      use = new AddressUse(this.#limits)
      this.#uses.set(address, use)
    }
    return use.open()
  }

  /** Forgets addresses that have nothing any more, once a minute. */
  #sweep(): void {
    const nowMs = performance.now()
    if (nowMs - this.#sweptMs < MINUTE_MS) return
    this.#sweptMs = nowMs
    for (const [address, use] of this.#uses) if (use.idle) this.#uses.delete(address)
  }
}

function refused(limit: string): Leased {
  return { state: 'refused', message: `Your address has ${limit}. Retry in a moment.` }
}
