import { setTimeout as delay } from 'node:timers/promises'
import { DelayLog, monotonicNs } from '../probe/delay-log.ts'
import { followControl } from '../probe/streams.ts'
import type { OfferConfiguration, OfferSample } from './configuration.ts'

// As many streams as a load has, straight from the mock: what mock and client can do where no deployment holds them up.

const { mockUrl, streams, warmUpSeconds, seconds } = JSON.parse(
  process.env.LOAD ?? '{}',
) as OfferConfiguration

const stop = new AbortController()
const log = new DelayLog()
const following = Array.from({ length: streams }, async (_, place) => {
  // One after another, so that no two are in step.
  await delay((warmUpSeconds * 1_000 * place) / (2 * streams))
  await followControl(mockUrl, log, stop.signal).catch(() => {})
})
await delay(warmUpSeconds * 1_000)
const fromNs = monotonicNs()
console.log('steady')
await delay(seconds * 1_000)
const delayUs = log.take({ fromNs, toNs: monotonicNs() })
const inOrder = delayUs.toSorted((a, b) => a - b)
const offer: OfferSample = {
  type: 'offer',
  tokens: inOrder.length,
  p99Ms: (inOrder[Math.floor(inOrder.length * 0.99)] ?? 0) / 1_000,
}
console.log(JSON.stringify(offer))
stop.abort()
await Promise.all(following)
