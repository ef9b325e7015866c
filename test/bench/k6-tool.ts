import { findOnPath } from '../../bench/machine/find-on-path.ts'
import { checkK6 } from '../../bench/machine/k6-binary/k6-version.ts'
import { searchPath } from '../support/environment.ts'

/** A k6 that is there already; the tests install none. */
export const k6Tool = {
  name: 'k6',
  path: await presentK6(),
  remedy: 'set K6_BIN, or put k6 1.8 or newer on PATH (go install go.k6.io/k6@v1.8.1)',
}

async function presentK6(): Promise<string | undefined> {
  const path = process.env.K6_BIN ?? (await findOnPath('k6', { PATH: searchPath }))
  if (path === undefined) return undefined
  const { state } = await checkK6(path)
  return state === 'usable' ? path : undefined
}
