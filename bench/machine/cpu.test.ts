import { describe, expect, it, test } from 'vitest'
import {
  type CpuReading,
  cpuBetween,
  parseMachineTime,
  readCpu,
  readMachineTime,
  stolenShare,
} from './cpu.ts'
import { parseProcStat } from './proc.ts'
import { waitForLine } from './process/readiness.ts'
import { nodeScript } from './testing/node-script.ts'
import { onPlatform } from './testing/platform.ts'

const linux = process.platform === 'linux'

function reading(atMs: number, used: [number, number][]): CpuReading {
  return { state: 'measured', atMs, microsecondsByPid: new Map(used), source: 'schedstat' }
}

test('a stat line is read from the last parenthesis on', () => {
  const line =
    '10295 (a) R (b) S 10273 10273 9159 0 -1 4194304 104 0 0 0 52 7 0 0 20 0 7 0 71181 3133440 384'
  expect(parseProcStat(line)).toEqual({
    pid: 10_295,
    runState: 'S',
    parentPid: 10_273,
    sessionId: 9_159,
    userTicks: 52,
    systemTicks: 7,
  })
})

test('the use between two readings: new processes count, ended ones are named', () => {
  const first = reading(1_000, [
    [1, 500_000],
    [2, 9_000],
  ])
  const second = reading(3_000, [
    [1, 1_400_000],
    [3, 100_000],
  ])
  expect(cpuBetween(first, second)).toEqual({
    microseconds: 1_000_000,
    windowMs: 2_000,
    shareOfCore: 0.5,
    endedPids: [2],
  })
  expect(cpuBetween(first, first).shareOfCore).toBe(0)
})

test.skipIf(!linux)('it agrees with what a process says of itself', async () => {
  await using script = await nodeScript(
    `const start = process.cpuUsage(); const used = () => { const { user, system } = process.cpuUsage(start); return user + system };
     while (used() < 200_000); const { user, system } = process.cpuUsage(); console.log(user + system); setInterval(() => {}, 60_000)`,
  )
  const said = Number(await waitForLine(script, line => /^\d+$/.test(line)))
  const read = await readCpu([script.pid])
  if (read.state !== 'measured') throw new Error(read.reason)
  const microseconds = read.microsecondsByPid.get(script.pid) ?? 0
  expect(microseconds).toBeGreaterThan(said - 30_000)
  expect(microseconds).toBeLessThan(said + 100_000)
})

test.skipIf(!linux)('the time of threads that have ended still counts', async () => {
  await using script = await nodeScript(
    `const { Worker } = require('worker_threads');
     const worker = new Worker('const start = process.cpuUsage(); while (process.cpuUsage(start).user < 300_000);', { eval: true });
     worker.on('exit', () => console.log('ended')); setInterval(() => {}, 60_000)`,
  )
  await waitForLine(script, line => line === 'ended')
  const read = await readCpu([script.pid])
  if (read.state !== 'measured') throw new Error(read.reason)
  expect(read.microsecondsByPid.get(script.pid)).toBeGreaterThanOrEqual(290_000)
})

test('elsewhere it is unavailable, with the reason', async () => {
  using _ = onPlatform('win32')
  expect(await readCpu([process.pid])).toEqual({
    state: 'unavailable',
    reason: 'the CPU time of a process is read from /proc, which win32 does not have',
  })
})

const line = (steal: number, idle: number) =>
  `cpu  100 0 50 ${idle} 5 0 5 ${steal} 40 0\ncpu0 1 2 3 4 5 6 7 8 9 10\n`

describe('the time of the machine', () => {
  it('is the sum of the first eight fields, the eighth of them stolen', () => {
    expect(parseMachineTime(line(20, 820))).toEqual({
      state: 'measured',
      stolenTicks: 20,
      allTicks: 1_000,
    })
  })

  it('was stolen to so large a share between two readings', () => {
    const [before, after] = [parseMachineTime(line(20, 820)), parseMachineTime(line(30, 1_010))]
    expect(stolenShare(before, after)).toBeCloseTo(0.05, 12)
    expect(stolenShare(before, before)).toBeUndefined()
  })

  it('is unknown where there is no /proc', async () => {
    using _ = onPlatform('darwin')
    const reading = await readMachineTime()
    expect(reading.state).toBe('unavailable')
    expect(stolenShare(reading, reading)).toBeUndefined()
  })
})
