import { expect, it } from 'vitest'
import { calibrateLoad, type Offer } from './calibrate-load.ts'

/** Calibrates a machine that offers what this says; the streams that were tried come back too. */
async function calibrated(offer: (streams: number, attempt: number) => Omit<Offer, 'streams'>) {
  const tried: number[] = []
  const factor = await calibrateLoad(
    () => {},
    async streams => ({ streams, ...offer(streams, tried.push(streams)) }),
  )
  return { factor, tried }
}

it('leaves the load as it is where the load side offers it on time', async () => {
  expect(await calibrated(() => ({ p99Ms: 20, share: 0.6 }))).toEqual({ factor: 1, tried: [200] })
})

it('takes a busy moment for no slow machine', async () => {
  const once = (_: number, attempt: number) => ({ p99Ms: attempt === 1 ? 90 : 2, share: 0.3 })
  expect(await calibrated(once)).toEqual({ factor: 1, tried: [200, 200] })
})

it('reduces the load of a slow machine, by lateness or by CPU', async () => {
  const late = (streams: number) => ({ p99Ms: streams > 100 ? 21 : 2, share: undefined })
  expect(await calibrated(late)).toEqual({ factor: 0.5, tried: [200, 200, 100] })
  const busy = (streams: number) => ({ p99Ms: 1, share: (streams / 100) * 0.8 })
  expect(await calibrated(busy)).toEqual({ factor: 0.25, tried: [200, 200, 100, 50] })
})

it('refuses a machine that cannot offer the least', async () => {
  await expect(calibrated(() => ({ p99Ms: 45, share: 0.5 }))).rejects.toThrow(
    "found 50 streams from the mock: p99 45.0 ms late, 50% of the load side's cores. Remedy: end what else runs",
  )
})
