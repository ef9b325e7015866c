import { expect, it } from 'vitest'
import { parseConfig } from '../../core/config.ts'
import { pageConfigOf } from './page-config-of.ts'

it('pages get neither the key nor a password nor the address of the API', () => {
  const parsed = parseConfig({
    OPEN_API_KEY: 'sk-canary',
    OPEN_API_BASE_URL: 'https://canary.example/v1',
    OPEN_API_MODEL: 'model',
    REDIS_URL: 'redis://user:canary@redis.example',
  })
  if (parsed.state === 'invalid') expect.unreachable()
  expect(pageConfigOf(parsed.config).upstream).toBe('model')
  expect(JSON.stringify(pageConfigOf(parsed.config))).not.toMatch(/canary/)
})
