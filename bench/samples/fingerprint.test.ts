import { expect, it } from 'vitest'
import { syntheticHeader } from '../verdicts/testing/synthetic-comparison.ts'
import { fingerprint } from './directory.ts'

const { environment, pinning } = syntheticHeader

it('differs for another app, and for another build of it', () => {
  const apps = [undefined, { directory: 'shop' }, { directory: 'shop', build: 'b1' }]
  const found = apps.map(app =>
    fingerprint({ ...environment, ...(app === undefined ? {} : { app }) }, pinning),
  )
  expect(new Set(found).size).toBe(3)
})

it('does not know of the moment at which it was taken', () => {
  const later = { ...environment, startedAt: '2027-01-01T00:00:00.000Z' }
  expect(fingerprint(later, pinning)).toBe(fingerprint(environment, pinning))
})
