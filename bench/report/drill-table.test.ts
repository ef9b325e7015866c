import { expect, it } from 'vitest'
import type { Trial } from '../samples/trial.ts'
import { drillTable } from './trial-table.ts'
import { measureTitle } from './words/dictionary.ts'

it('shows every measure of the drill with its unit, and a dash for what was not seen', () => {
  const trial: Trial = {
    header: { scenario: 'counts' } as Trial['header'],
    samples: [{ type: 'count', name: 'processes', items: ['web', 'socket server'] }],
    endedAt: '',
  }
  const lines = drillTable(trial).split('\n')
  const cells = (name: string) =>
    lines.find(line => line.startsWith(measureTitle(name, 'en')))?.split(/ {2,}/)
  expect(lines[0]).toBe('counts')
  expect(cells('processes')?.at(-1)).toBe('2')
  expect(cells('listening-ports')?.at(-1)).toBe('–')
})
