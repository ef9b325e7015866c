import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, vi } from 'vitest'
import { watchPortClash } from './port-clash.ts'

it('names the variable when the port is wanted a second time, and no other port', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const [ours, other] = [createServer(), createServer()]
  for (const server of [ours, other]) await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = ours.address() as AddressInfo
  const stop = watchPortClash(port, 'ADMIN_PORT')
  const want = async (wanted: number) => {
    await once(createServer().listen(wanted, '127.0.0.1'), 'error')
  }
  await want((other.address() as AddressInfo).port)
  expect(said).not.toHaveBeenCalled()
  await want(port)
  expect(said.mock.calls).toEqual([
    [
      `Port ${port} is in use by this project's metrics, and this process wants it a second time. Remedy: set ADMIN_PORT to another port.`,
    ],
  ])
  stop()
  await want(port)
  expect(said).toHaveBeenCalledTimes(1)
  said.mockRestore()
  for (const server of [ours, other]) server.close()
})
