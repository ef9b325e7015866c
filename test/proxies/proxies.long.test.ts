import { expect, it, vi } from 'vitest'
import { findOnPath } from '../../bench/machine/find-on-path.ts'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { searchPath } from '../support/environment.ts'
import { firstDelta, readAnswer, resume, send } from '../support/frames.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { connect, DEADLINE_MS } from '../support/raw-client.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { haproxy, nginx, type ProxyKind, startProxy } from './proxy.ts'

/** The deployment as its clients see it through the proxy. */
function through(port: number, { socketUrl, pageUrl }: Deployment) {
  const url = new URL(socketUrl)
  url.port = String(port)
  return { socketUrl: url.href, pageUrl }
}

for (const kind of [haproxy, nginx]) {
  describeWithTool(
    {
      name: kind.program,
      path: await findOnPath(kind.program, { PATH: searchPath }),
      remedy: `install the package ${kind.program}`,
    },
    `behind ${kind.program}`,
    () => suite(kind),
  )
}

function suite(kind: ProxyKind): void {
  it.each(deploymentNames)('%s: answers, resumes, refuses and drains as without it', async name => {
    await using deployment = await startDeployment(name, { settings: { HEARTBEAT_MS: 200 } })
    await using proxy = await startProxy(kind, deployment.socketPort)
    const at = through(proxy.port, deployment)
    await using client = await vi.waitFor(() => connect(at), {
      timeout: DEADLINE_MS,
      interval: 100,
    })

    const asked = question(95, 'ttft=0 gap=5 length=400')
    client.send(send('r', 'cut', asked.text))
    await firstDelta(client, 'r')
    client.socket.terminate()
    await using back = await connect(at)
    back.send(resume('again', 'cut'))
    const { text, outcome } = await readAnswer(back, 'again')
    expect([text, outcome]).toEqual([asked.answer, { state: 'end' }])

    await expect(connect(at, { origin: 'http://evil.example' })).rejects.toThrow(/403/)

    back.send(send('endless', 'endless', question(96, ENDLESS).text))
    await firstDelta(back, 'endless')
    process.kill(deployment.server.pid, 'SIGTERM')
    const closed = await back.closed()
    expect(closed).toEqual({ code: 1012, reason: expect.stringMatching(/^retry-after-ms=\d+$/) })
    expect(await deployment.server.exited).toEqual({ code: 0, signal: null })
  })
}
