import { expect, it, vi } from 'vitest'
import { openMetrics } from './open-metrics.ts'

const readMemory = vi.hoisted(() => vi.fn(async () => 4_096))
vi.mock('./process/proportional-memory.ts', () => ({ proportionalMemory: readMemory }))

const PSS = 'process_proportional_memory_bytes'

it('does not read the memory for a scraper that leaves it out', async () => {
  const metrics = await openMetrics({
    deployment: 'integrated',
    process: 'integrated',
    address: { host: '127.0.0.1', port: 0, variable: 'ADMIN_PORT' },
  })
  try {
    const scrape = async (query: string) =>
      await (await fetch(`http://127.0.0.1:${metrics.address.port}/metrics${query}`)).text()
    const without = await scrape(`?exclude=${PSS}`)
    expect(without).not.toContain(PSS)
    expect(without).toContain('process_resident_memory_bytes{')
    expect(readMemory).not.toHaveBeenCalled()

    expect(await scrape('')).toContain(`${PSS}{deployment="integrated",process="integrated"} 4096`)
    expect(readMemory).toHaveBeenCalledOnce()
  } finally {
    await metrics.close()
  }
})
