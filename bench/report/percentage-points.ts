import type { Translated } from '../words.ts'
import { figure } from './number.ts'

/** How far apart two shares are: 0.01 is 1 percentage point. */
export function percentagePoints(difference: number): Translated {
  const points = pointsOf(difference)
  return {
    en: points === '1' ? '1 percentage point' : `${points} percentage points`,
    zh: `${points} 个百分点`,
  }
}

/** The number alone, where the unit stands beside it. */
export function pointsOf(difference: number): string {
  return figure(difference * 100)
}
