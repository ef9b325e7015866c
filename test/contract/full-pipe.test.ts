import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { freePort } from '../../bench/machine/free-port.ts'
import { deploymentNames, layoutOf, root } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'
import { firstDelta, send } from '../support/frames.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { connect, DEADLINE_MS } from '../support/raw-client.ts'

/** A pipe holds 64 KiB on Linux, a line of the log has 80 bytes and more. */
const CLOSES = 1_500

describe.each(deploymentNames)('%s: a server whose output nobody reads', name => {
  it('goes on while the pipe is full, and ends at SIGTERM', async () => {
    const { socketServer, socketPath } = layoutOf(name)
    const [port, wsPort] = [await freePort(), await freePort()]
    const server = spawn(process.execPath, [socketServer], {
      cwd: root,
      env: environmentOf({ PORT: port, WS_PORT: wsPort, DRAIN_MS: 500 }) as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    try {
      const exited = once(server, 'exit', { signal: AbortSignal.timeout(2 * DEADLINE_MS) })
      // Read until it serves, and never again.
      while (!String((await once(server.stdout, 'data'))[0]).includes('  answers ')) {}
      server.stdout.pause()
      const socketPort = name === 'integrated' ? port : wsPort
      const at = {
        socketUrl: `ws://127.0.0.1:${socketPort}${socketPath}`,
        pageUrl: `http://127.0.0.1:${port}`,
      }
      await using witness = await connect(at)
      witness.send(send('r', 'c', question(84, ENDLESS).text))
      for (let closes = 0; closes < CLOSES; closes += 1) {
        await using client = await connect(at)
        client.send('no JSON')
        expect((await client.closed()).code).toBe(1008)
      }
      await firstDelta(witness, 'r')
      server.kill('SIGTERM')
      expect((await witness.closed()).code).toBe(1012)
      expect(await exited).toEqual([0, null])
    } finally {
      server.kill('SIGKILL')
    }
  })
})
