import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attackBesideHonest } from '../support/attack.ts'
import { attacks } from '../support/attacks.ts'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { type MockProcess, startMockProcess } from '../support/mock-process.ts'

// Every attack of `npm run drills`, small: that it runs to its end, is answered as it must be, and leaves a deployment that
// answers. How much of it others notice is for an idle machine.

const SCALE = 0.02

// Both at once: each waits for its attacker most of the time.
describe.concurrent.each(deploymentNames)('%s', name => {
  let mock: MockProcess
  let deployment: Deployment
  beforeAll(async () => {
    mock = await startMockProcess()
    deployment = await startDeployment(name, { settings: mock.settings, pages: true })
  })
  afterAll(async () => {
    await deployment[Symbol.asyncDispose]()
    await mock[Symbol.asyncDispose]()
  })

  it.each(attacks)('$title', { concurrent: false }, async ({ words }) => {
    const { failure, attacked } = await attackBesideHonest(deployment, words, SCALE)
    expect(failure).toBeUndefined()
    expect(attacked.count).toBeGreaterThan(1)
  })
})
