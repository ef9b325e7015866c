import { expect, it } from 'vitest'
import { attach } from './boot.ts'

const server = {
  kind: 'attached',
  ...{ name: 'target', url: 'ws://127.0.0.1:9/' },
  origin: 'http://127.0.0.1:9',
} as const

it('measures the process that is said to be its, or none', () => {
  expect(attach({ ...server, pid: process.pid }, {}).processes).toEqual([{ pid: process.pid }])
  expect(attach(server, {}).processes).toEqual([])
})

it('refuses a process that does not exist', () => {
  // Above the largest id that a kernel gives.
  expect(() => attach({ ...server, pid: 2 ** 22 + 1 }, {})).toThrow(
    '--pid: expected a process of this machine, found none with id 4194305',
  )
})

it('signs tickets with the secret that it is given, and asks the pages without one', () => {
  const secret = 'a secret of more than thirty-two characters'
  expect(attach(server, { TICKET_SECRET: secret }).tickets).toEqual({ from: 'secret', secret })
  expect(attach(server, {}).tickets).toEqual({ from: 'pages', pageUrl: server.origin })
})
