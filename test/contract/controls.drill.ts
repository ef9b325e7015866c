import { beforeAll, describe, expect, it } from 'vitest'
import { ensureBuild } from '../../src/server/ensure-build.ts'
import type { Outcome } from '../support/attack.ts'
import { attacks } from '../support/attacks.ts'
import { deploymentNames } from '../support/deployment.ts'
import { openDrillTable } from '../support/drill-table.ts'
import { attackOnce, FAIRNESS_COLUMNS, isHarmless, noteFairness } from '../support/fairness.ts'

// The negative controls of fairness.drill.ts: the same attacks on a deployment without what protects it. Each must be
// felt, or its row of the other table shows nothing.

const table = openDrillTable('controls', FAIRNESS_COLUMNS)

beforeAll(ensureBuild)

describe.each(deploymentNames)('%s: without its protection it is stalled', name => {
  it.each(attacks)(
    'by $title',
    async attack => {
      const outcome = await attackOnce(name, attack, 'unprotected')
      noteFairness(table, attack, name, outcome)
      expect(outcome).not.toSatisfy((felt: Outcome) => isHarmless(felt, attack))
    },
    300_000,
  )
})
