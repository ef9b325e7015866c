import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attackBesideHonest } from '../support/attack.ts'
import { attacks } from '../support/attacks.ts'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { readAnswer, send } from '../support/frames.ts'
import { question } from '../support/mock-answer.ts'
import { type MockProcess, startMockProcess } from '../support/mock-process.ts'
import { connect } from '../support/raw-client.ts'

// Every attack of `npm run drills`, small: that it runs to its end, is answered as it must be, and leaves a deployment that
// answers the next question. How much of it others notice is for an idle machine.

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
    const { failure } = await attackBesideHonest(deployment, words, SCALE)
    expect(failure).toBeUndefined()
    const { text, answer } = question(71, 'ttft=0 gap=0 length=20')
    await using client = await connect(deployment)
    client.send(send('afterwards', `after-${words.join('-')}`, text))
    const answered = await readAnswer(client, 'afterwards')
    expect([answered.text, answered.outcome]).toEqual([answer, { state: 'end' }])
  })
})
