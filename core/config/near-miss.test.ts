import { describe, expect, it } from 'vitest'
import { nearestName } from './near-miss.ts'
import { variables } from './variables.ts'

const known = Object.keys(variables)

describe('nearestName', () => {
  it.each([
    ['OPEN_API_KYE', 'OPEN_API_KEY'],
    ['OPEN_API_KEYS', 'OPEN_API_KEY'],
    ['OPENAPI_KEY', 'OPEN_API_KEY'],
    ['open_api_key', 'OPEN_API_KEY'],
    ['OPEN-API-KEY', 'OPEN_API_KEY'],
    ['OPEN_AI_BASE_URL', 'OPEN_API_BASE_URL'],
    ['OPEN_API_BASEURL', 'OPEN_API_BASE_URL'],
    ['ALLOWED_ORIGIN', 'ALLOWED_ORIGINS'],
    ['PROT', 'PORT'],
    ['POTR', 'PORT'],
    ['HOTS', 'HOST'],
  ])('%s: %s', (name, meant) => {
    expect(nearestName(name, known)).toBe(meant)
  })

  it.each([
    'DATABASE_URL',
    'NEXT_PUBLIC_TITLE',
    'HOSTNAME',
    'SUPPORT',
    'NODE_ENV',
    'OPENROUTER_API_KEY',
    'A',
  ])('%s is somebody else’s', name => {
    expect(nearestName(name, known)).toBeUndefined()
  })
})
