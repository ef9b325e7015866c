import { describe, expect, it } from 'vitest'
import { coresForEach, requireCores, reservedCores } from './core-allocation.ts'
import { deployments } from './subjects/registry.ts'

const [integrated] = deployments
if (integrated === undefined) throw new Error('expected a deployment')

describe('the cores of an allocation', () => {
  it('are one whatever the deployments, where they are equal', () => {
    expect(reservedCores('equal', deployments)).toBe(1)
  })

  it('are as many for every deployment as the one with the most processes has', () => {
    expect(reservedCores('each', deployments)).toBe(2)
    expect(reservedCores('each', [integrated])).toBe(1)
    expect(coresForEach(deployments)).toBe(3)
  })

  it('are refused where the machine has too few, with what is needed, what there is and the remedy', () => {
    expect(() => requireCores('each', deployments, 2)).toThrow(
      '--cores each: needs 3 usable cores (one for each process of the deployment, and one for the load), found 2. Remedy: leave out --cores,',
    )
    expect(() => requireCores('each', deployments, 3)).not.toThrow()
    expect(() => requireCores('each', [integrated], 2)).not.toThrow()
    expect(() => requireCores('equal', deployments, 2)).not.toThrow()
    expect(() => requireCores('equal', deployments, 1)).toThrow(
      'expected 2 usable cores, one for the deployment and one for its load, found 1:',
    )
    expect(() => requireCores('equal', [], 1)).not.toThrow()
  })
})
