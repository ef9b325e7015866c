import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { variables } from './variables.ts'

/** Times that bound nothing that the protocol tells of. */
const elsewhere = ['KEEP_ALIVE_MS']

it('PROTOCOL.md has every limit in its table, with its default', () => {
  const text = readFileSync(new URL('../../PROTOCOL.md', import.meta.url), 'utf8')
  const told = text.matchAll(/^\| `([A-Z_]+)` \| ([\d,]+) \| .+ \|$/gm)
  const limits = Object.entries(variables)
    .filter(([name]) => /^MAX_|_MS$/.test(name) && !elsewhere.includes(name))
    .map(([name, { fallback }]) => [name, Number(fallback).toLocaleString('en')])
  expect(Object.fromEntries([...told].map(([, name, fallback]) => [name, fallback]))).toEqual(
    Object.fromEntries(limits),
  )
})
