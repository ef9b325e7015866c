import { beforeAll, describe, expect, it } from 'vitest'
import { ensureBuild } from '../../src/server/ensure-build.ts'
import type { Outcome } from '../support/attack.ts'
import { attacks } from '../support/attacks.ts'
import { deploymentNames } from '../support/deployment.ts'
import { openDrillTable } from '../support/drill-table.ts'
import { attackOnce, FAIRNESS_COLUMNS, isHarmless, noteFairness } from '../support/fairness.ts'

// Every attack on every deployment, with honest users' streams beside it, a token every 20 ms. What is compared is
// milliseconds, on a machine that does nothing else: `npm run drills`. The budgets themselves have unit tests.

/** A machine that is busy with something else for a moment proves nothing: an attack that works does so each time. */
const ATTEMPTS = 2

const table = openDrillTable('fairness', FAIRNESS_COLUMNS)

beforeAll(ensureBuild)

describe.each(deploymentNames)('%s: nobody stalls the others', name => {
  // %s, because $title is cut off after 40 characters, and --only finds none of the rest.
  it.each(attacks.map(attack => [attack.title, attack] as const))(
    'by %s',
    async (_, attack) => {
      let latest = await attackOnce(name, attack, 'protected')
      for (let made = 1; made < ATTEMPTS && !isHarmless(latest, attack); made += 1)
        latest = await attackOnce(name, attack, 'protected')
      noteFairness(table, attack, name, latest)
      expect(latest).toSatisfy((outcome: Outcome) => isHarmless(outcome, attack))
    },
    600_000,
  )
})
