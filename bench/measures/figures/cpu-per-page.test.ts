import { describe, expect, it } from 'vitest'
import { aloneAndTogether } from '../../plan/windows.ts'
import { answeredPages, smallProfile, trialOf, usageSample } from '../testing/load-trial.ts'
import { cpuPerPage } from './cpu-per-page.ts'

const profile = smallProfile({
  windows: aloneAndTogether({ seconds: 10, tokensPerSecond: 100, pagesPerSecond: 2 }),
})
/** Two pages, two requests a second each, in the four steady seconds. */
const STEADY_REQUESTS = 16
const pages = answeredPages(profile, () => 5)
const of = (...samples: Parameters<typeof trialOf>[2]) =>
  cpuPerPage.of(trialOf('load', profile, samples))

describe('cpu-per-page', () => {
  it('divides the CPU of the window with pages alone by the pages that were answered in its steady part', () => {
    const usage = [
      usageSample('streams', 4, { deployment: 999 }),
      usageSample('pages', 4, { deployment: 72_000 }),
    ]
    expect(of(...pages, ...usage)).toBe(72_000 / STEADY_REQUESTS)
  })

  it('is undefined without an answered page, and where CPU could not be read', () => {
    const failed = pages.map(sample => ({ ...sample, status: 500 }))
    expect(of(...failed, usageSample('pages', 4, { deployment: 72_000 }))).toBeUndefined()
    expect(of(...pages, usageSample('pages', 4, {}))).toBeUndefined()
  })

  it('is undefined when requests were never sent: it would be the mean of others', () => {
    const usage = usageSample('pages', 4, { deployment: 72_000 })
    expect(of(...pages.slice(8), usage)).toBeUndefined()
  })
})
