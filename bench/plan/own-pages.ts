import type { ScenarioName } from './scenario-name.ts'

/** Scenarios that another app than this project's own has no pages for: they edit one, or load one that computes. */
export const needsOwnPages: readonly ScenarioName[] = ['development', 'interference']
