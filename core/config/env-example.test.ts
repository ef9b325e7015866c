import { readFileSync } from 'node:fs'
import { parse } from 'dotenv'
import { describe, expect, it } from 'vitest'
import { parseConfig } from '../config.ts'
import { envExample } from './env-example.ts'
import { variables } from './variables.ts'

const file = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')

describe('.env.example', () => {
  it('is what the table of variables says', () => {
    expect(file).toBe(envExample())
  })

  it('has each variable once, its reason above it', () => {
    for (const [name, { why }] of Object.entries(variables)) {
      expect(file.split(`\n# ${why}\n#${name}=`)).toHaveLength(2)
      expect(file.match(new RegExp(`^#${name}=`, 'gm'))).toHaveLength(1)
    }
  })

  it('sets nothing as it stands, so that the mock answers', () => {
    expect(parse(file)).toEqual({})
  })

  it('says the same with every line uncommented: the defaults are the defaults', () => {
    const uncommented = parse(file.replaceAll(/^#(?=\w+=)/gm, ''))
    expect(Object.keys(uncommented)).toEqual(Object.keys(variables))
    expect(parseConfig(uncommented)).toEqual(parseConfig({}))
  })
})
