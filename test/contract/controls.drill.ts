import { beforeAll, describe, expect, it } from 'vitest'
import { ensureBuild } from '../../src/server/ensure-build.ts'
import type { Outcome } from '../support/attack.ts'
import { attacks } from '../support/attacks.ts'
import { deploymentNames } from '../support/deployment.ts'
import { openDrillTable } from '../support/drill-table.ts'
import { attackOnce, FAIRNESS_COLUMNS, isFelt, noteFairness } from '../support/fairness.ts'

// The negative controls of fairness.drill.ts: the same attacks on a deployment without what protects it. Each must be
// felt, or its row of the other table shows nothing.

const table = openDrillTable('controls', FAIRNESS_COLUMNS)

beforeAll(ensureBuild)

describe.each(deploymentNames)('%s: without its protection it is stalled', name => {
  // %s, because $title is cut off after 40 characters, and --only finds none of the rest.
  it.each(attacks.map(attack => [attack.title, attack] as const))(
    'by %s',
    async (_, attack) => {
      const outcome = await attackOnce(name, attack, 'unprotected')
      noteFairness(table, attack, name, outcome)
      expect(outcome).toSatisfy((found: Outcome) => isFelt(found, attack))
    },
    300_000,
  )
})
