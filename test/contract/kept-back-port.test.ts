import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { startProcess } from '../../bench/machine/process/managed-process.ts'
import { root } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'
import { describeWithTool } from '../support/required-tool.ts'

// Ports that the system gives to nobody: below 1024, or wherever it was told to begin; on Windows, ranges of Hyper-V.

/** In a network of its own, where ports below 4000 are the administrator's, and without what makes one. */
const ENTER =
  'echo 4000 > /proc/sys/net/ipv4/ip_unprivileged_port_start && ip link set lo up && exec setpriv --bounding-set=-net_bind_service "$@"'

const enter = ['--net', 'sh', '-c', ENTER, 'sh']
const program = 'unshare'
const canEnter = spawnSync(program, [...enter, 'true']).status === 0

describeWithTool(
  {
    name: 'a network namespace',
    path: canEnter ? program : undefined,
    remedy: 'apt-get install util-linux iproute2, and run the tests as root.',
  },
  'a port that the system keeps back',
  unshare => {
    it.each([
      ['integrated/server.ts', 'PORT'],
      ['separate/server.ts', 'WS_PORT'],
      ['separate/web.ts', 'PORT'],
    ])('%s tells the first that it gives', async (file, variable) => {
      await using server = await startProcess({
        name: file,
        command: { file: unshare, arguments: [...enter, process.execPath, file] },
        environment: environmentOf({ PORT: 3000, WS_PORT: 3000 }),
        cwd: root,
      })
      expect(await server.exited).toEqual({ code: 1, signal: null })
      expect(server.tail().join('\n')).toContain(
        `Port 3000 is kept back by the system. Remedy: set ${variable} to a port from 4000.`,
      )
    })
  },
)
