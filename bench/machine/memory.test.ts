import { expect, test } from 'vitest'
import { parseSmapsRollup, parseSockstat, readProcessMemory, readSocketMemory } from './memory.ts'
import { waitForLine } from './process/readiness.ts'
import { nodeScript } from './testing/node-script.ts'
import { onPlatform } from './testing/platform.ts'

const linux = process.platform === 'linux'

const rollup = `55751dc37000-7ffc7d5fe000 ---p 00000000 00:00 0                          [rollup]
Rss:                1744 kB
Pss:                 497 kB
Pss_Dirty:           112 kB
Pss_Anon:            112 kB
Shared_Clean:       1520 kB
Shared_Dirty:          4 kB
Private_Clean:       108 kB
Private_Dirty:       112 kB
SwapPss:               9 kB
`

test('smaps_rollup is in units of 1,024 bytes', () => {
  expect(parseSmapsRollup(rollup)).toEqual({
    pssBytes: 508_928,
    rssBytes: 1_785_856,
    privateBytes: 225_280,
    sharedBytes: 1_560_576,
  })
})

test('sockstat counts pages', () => {
  const text = 'sockets: used 12\nTCP: inuse 1 orphan 0 tw 0 alloc 3 mem 104\nUDP: inuse 0 mem 7\n'
  expect(parseSockstat(text, 4096)).toEqual({ tcpSockets: 3, tcpBytes: 425_984 })
  expect(() => parseSockstat('sockets: used 12\n', 4096)).toThrow('expected a line "TCP:')
})

test.skipIf(!linux)(
  'memory that a process takes is seen, a process that ended is left out',
  async () => {
    await using script = await nodeScript(
      `const taken = Buffer.alloc(64 * 1024 * 1024, 1); console.log('up'); setInterval(() => taken.length, 1000)`,
    )
    await using ended = await nodeScript('')
    await ended.exited
    await waitForLine(script, line => line === 'up')
    const memory = await readProcessMemory([script.pid, ended.pid])
    if (memory.state !== 'measured') throw new Error(memory.reason)
    expect(memory.pids).toEqual([script.pid])
    expect(memory.privateBytes).toBeGreaterThan(64 * 1024 * 1024)
    expect(memory.pssBytes).toBeGreaterThanOrEqual(memory.privateBytes)
    expect(memory.rssBytes).toBe(memory.privateBytes + memory.sharedBytes)
  },
)

test.skipIf(!linux)('socket memory is measured', async () => {
  const memory = await readSocketMemory()
  if (memory.state !== 'measured') throw new Error(memory.reason)
  expect(memory.tcpBytes % 4096).toBe(0)
})

test('elsewhere it is unavailable, with the reason', async () => {
  using _ = onPlatform('darwin')
  expect(await readProcessMemory([process.pid])).toEqual({
    state: 'unavailable',
    reason: 'the proportional set size (PSS) is read from /proc, which darwin does not have',
  })
  expect((await readSocketMemory()).state).toBe('unavailable')
})
