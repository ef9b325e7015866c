import {
  existsSync,
  mkdtempDisposableSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { registerTargets } from './targets.ts'

/** Above the largest id that Linux gives. */
const NO_PROCESS = 2 ** 22 + 1

it('lists a process for each address until it is removed, and removes what a killed run left', () => {
  using directory = mkdtempDisposableSync(join(tmpdir(), 'targets-'))
  const left = [{ targets: ['127.0.0.1:1'], labels: { __runner: String(NO_PROCESS) } }]
  writeFileSync(join(directory.path, 'left.json'), JSON.stringify(left))
  const foreign = [{ targets: ['127.0.0.1:2'], labels: {} }]
  writeFileSync(join(directory.path, 'foreign.json'), JSON.stringify(foreign))

  const remove = registerTargets(directory.path, 'run', [
    { address: '127.0.0.1:9464', labels: { deployment: 'integrated' } },
  ])
  expect(readdirSync(directory.path).sort()).toEqual(['foreign.json', 'run.json'])
  const file = join(directory.path, 'run.json')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([
    {
      targets: ['127.0.0.1:9464'],
      labels: {
        deployment: 'integrated',
        __param_exclude: 'process_proportional_memory_bytes',
        __runner: String(process.pid),
      },
    },
  ])
  remove()
  expect(existsSync(file)).toBe(false)
})
