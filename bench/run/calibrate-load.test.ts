import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { answers } from '../plan/profile.ts'
import { syntheticHeader } from '../verdicts/testing/synthetic-comparison.ts'
import { calibrateLoad, type Offer, offerStreams } from './calibrate-load.ts'

/** Calibrates a machine that offers what this says; the streams that were tried come back too. */
async function calibrated(offer: (streams: number, attempt: number) => Omit<Offer, 'streams'>) {
  const tried: number[] = []
  const factor = await calibrateLoad(200, {
    onProgress() {},
    offer: async streams => ({ streams, ...offer(streams, tried.push(streams)) }),
  })
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

it('says what died where the mock ends in the middle of a try', async () => {
  using directory = mkdtempDisposableSync(join(tmpdir(), 'offer-'))
  const write = (folder: string, script: string) => {
    mkdirSync(join(directory.path, folder), { recursive: true })
    writeFileSync(join(directory.path, folder, 'process.ts'), script)
  }
  write(
    'mock',
    `const answer = ({ url }, response) => url === '/healthz' ? response.end() : process.exit(7)
    require('node:http').createServer(answer).listen(process.argv[process.argv.indexOf('--port') + 1])`,
  )
  write(
    'bench/load/offer',
    `console.log('steady'); fetch(JSON.parse(process.env.LOAD).mockUrl).catch(() => {}); setInterval(() => {}, 1_000)`,
  )
  const launch = { root: directory.path, nodePath: process.execPath, cores: undefined }
  const offered = offerStreams(1, {
    ...{ root: directory.path, k6: undefined, deployment: launch, mock: launch, probe: launch },
    ...{ loadCores: undefined, pinning: 'not pinned', harnessCores: 1, answers, environment: {} },
    ...{ facts: syntheticHeader.environment, signal: new AbortController().signal },
  })
  await expect(offered).rejects.toThrow('mock ended unexpectedly with exit code 7')
})
