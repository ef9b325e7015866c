import type { CoreShare, WindowUsage } from '../../measures/window-usage.ts'
import { around, syntheticRandom } from './synthetic-random.ts'

/** A plain load has few windows, interference many. */
const WINDOWS: Readonly<Record<'load' | 'interference', readonly string[]>> = {
  load: ['pages', 'streams', 'both'],
  interference: [
    'streams',
    'beside-50-static',
    'beside-300-static',
    'beside-10-rendered',
    'beside-60-rendered',
    'pages',
    'beside-8000-tokens',
  ],
}

/** In these the harness was saturated once. */
const SATURATED: readonly string[] = ['interference streams', 'interference beside-8000-tokens']

/** What each part takes of a core. */
const PARTS = { deployment: 0.55, mock: 0.18, k6: 0.3, probe: 0.05 }
const HARNESS = PARTS.mock + PARTS.k6 + PARTS.probe

/** The CPU of windows that nobody measured, as of ten trials each. */
export function syntheticUsage(): readonly WindowUsage[] {
  const random = syntheticRandom(5)
  const share = (typical: number): CoreShare => {
    const mean = typical * around(random, 0.1)
    return { mean, largest: mean * 1.1 }
  }
  const usageOf = (scenario: keyof typeof WINDOWS, window: string, deployment: string) => {
    const isSaturated = SATURATED.includes(`${scenario} ${window}`)
    const shares = Object.entries(PARTS).map(([part, typical]) => [part, share(typical)] as const)
    return {
      scenario,
      window,
      deployment,
      trials: 10,
      parts: Object.fromEntries(shares),
      harness: { ...share(HARNESS), ...(isSaturated ? { largest: 0.97 } : {}) },
      saturatedTrials: isSaturated ? 1 : 0,
    }
  }
  return (['load', 'interference'] as const).flatMap(scenario =>
    WINDOWS[scenario].flatMap(window =>
      ['integrated', 'separate'].map(deployment => usageOf(scenario, window, deployment)),
    ),
  )
}
