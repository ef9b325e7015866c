import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { metrics } from './names.ts'

const root = new URL('../../', import.meta.url).pathname
const definitions = Object.values(metrics)

describe('metrics', () => {
  it('have each name once, of ours or of what Prometheus knows processes by', () => {
    const names = definitions.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^(chat|process|nodejs)_[a-z_]+$/)
  })

  it('say in their name what they count in', () => {
    for (const { name, type, unit } of definitions) {
      expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter'])
      const named = name.replace(/_total$/, '')
      if (unit === 'seconds' || unit === 'bytes') expect(named).toMatch(new RegExp(`_${unit}$`))
    }
  })

  it('are labelled by nothing that grows with users or chats', () => {
    const labels = new Set(definitions.flatMap(({ labels }) => Object.keys(labels)))
    expect([...labels].sort()).toEqual(['code', 'kind', 'outcome', 'reason', 'route', 'state'])
  })

  it('are named in one file', () => {
    const names = definitions.map(({ name }) => name)
    const files = globSync('{core,src,integrated,separate,bench,dashboards}/**/*.{ts,tsx}', {
      cwd: root,
    })
    const others = files.filter(
      path => path !== 'core/metrics/names.ts' && !/\.test\.tsx?$/.test(path),
    )
    const found = others.flatMap(path => {
      const text = readFileSync(root + path, 'utf8')
      return names.filter(name => text.includes(name)).map(name => `${path} has ${name}`)
    })
    expect(others.length).toBeGreaterThan(100)
    expect(found).toEqual([])
  })
})
