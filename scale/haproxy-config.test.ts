import { expect, it } from 'vitest'
import { variables } from '../core/config/variables.ts'
import { haproxyConfig } from './haproxy-config.ts'

/** What stands before the socket servers of the profile `scale` in docker-compose.yml. `vitest -u` writes it. */
const forCompose = (sticky: boolean) =>
  haproxyConfig({
    bind: ':3001',
    servers: [1, 2].map(at => ({
      name: `socket-${at}`,
      address: `scale-socket-${at}:3001`,
      adminPort: 9465,
    })),
    sticky,
    heartbeatMs: Number(variables.HEARTBEAT_MS.fallback),
    docker: true,
  })

it.each([
  ['sticky', true],
  ['non-sticky', false],
] as const)('deploy/haproxy/%s.cfg is as a start writes it', async (name, sticky) => {
  await expect(forCompose(sticky)).toMatchFileSnapshot(`../deploy/haproxy/${name}.cfg`)
})
