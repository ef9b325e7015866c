import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { checkDescriptors, readDescriptorLimit } from './descriptors.ts'
import { waitForLine } from './process/readiness.ts'
import { nodeScript } from './testing/node-script.ts'
import { onPlatform } from './testing/platform.ts'

const limited = (soft: number, hard = soft) => ({ state: 'measured', soft, hard }) as const

test('two sockets a connection and room to spare', () => {
  expect(checkDescriptors(1_200, limited(2_912))).toEqual({
    state: 'enough',
    needed: 2_912,
    limit: 2_912,
  })
  expect(checkDescriptors(100_000, limited(Number.POSITIVE_INFINITY)).state).toBe('enough')
})

test('too low a limit names itself and the remedy of the platform', () => {
  using _ = onPlatform('linux')
  expect(checkDescriptors(1_200, limited(1_024, 4_096))).toEqual({
    state: 'too-few',
    needed: 2_912,
    limit: 1_024,
    message:
      '1200 connections need a file-descriptor limit of 2912, found 1024 (hard limit 4096). ' +
      'Raise it in this shell and start again: ulimit -n 65536 (above the hard limit as root, ' +
      'in /etc/security/limits.conf, or with docker run --ulimit nofile=65536); or use fewer --connections',
  })
  using mac = onPlatform('darwin')
  expect(checkDescriptors(40_000, limited(10_240))).toHaveProperty(
    'message',
    expect.stringContaining('sudo launchctl limit maxfiles 80512 80512 && ulimit -n 80512'),
  )
  mac[Symbol.dispose]()
})

test.skipIf(process.platform !== 'linux')(
  'the limit is the one a started Node.js process has',
  async () => {
    await using script = await nodeScript(`console.log('up'); setInterval(() => {}, 1000)`)
    await waitForLine(script, line => line === 'up')
    const limits = await readFile(`/proc/${script.pid}/limits`, 'utf8')
    const [, soft, hard] = /^Max open files\s+(\d+)\s+(\d+)/m.exec(limits) ?? []
    expect(await readDescriptorLimit()).toEqual({
      state: 'measured',
      soft: Number(soft),
      hard: Number(hard),
    })
  },
)

test('Windows has no such limit', async () => {
  using _ = onPlatform('win32')
  const limit = await readDescriptorLimit()
  expect(checkDescriptors(5_000, limit)).toEqual({
    state: 'unavailable',
    reason: 'Windows has no descriptor limit to read',
  })
})
