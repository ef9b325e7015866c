import { readFileSync } from 'node:fs'
import { cp, mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { k6TrendStats } from '../../bench/load/k6-series.ts'
import { commandOutput } from '../../bench/machine/process/command-output.ts'
import { answers, defaultProfile } from '../../bench/plan/profile.ts'
import { k6Tool } from '../bench/k6-tool.ts'
import { root } from '../support/deployment.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { interpolated, service, services } from './compose-file.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')

describe('the bench profile', () => {
  const loadOf = () => JSON.parse(String(service('k6').environment?.LOAD))

  it('asks for the profile and the answers of npm run bench', () => {
    expect(loadOf().profile).toEqual(defaultProfile)
    expect(service('mock').command).toEqual(
      expect.arrayContaining([
        `--ttft=${answers.ttft}`,
        `--gap=${answers.gap}`,
        `--length=${answers.length}`,
      ]),
    )
    expect(service('k6').environment?.K6_PROMETHEUS_RW_TREND_STATS).toBe(k6TrendStats)
  })

  it.each([
    ['integrated', 'http://integrated:3002', 'ws://integrated:3002/api/websocket', 3002],
    ['separate', 'http://separate-web:3000', 'ws://separate-socket:3001/', 3000],
  ])('finds the %s deployment, which asks the mock', (name, pageUrl, socketUrl, port) => {
    const lines = read(`deploy/bench-${name}.env`).split('\n')
    const settings = Object.fromEntries(
      lines.filter(line => /^\w/.test(line)).map(line => line.split(/=(.*)/s, 2)),
    )
    expect(settings).toEqual({
      BENCH_DEPLOYMENT: name,
      BENCH_PAGE_URL: pageUrl,
      BENCH_SOCKET_URL: socketUrl,
      BENCH_ORIGIN: `http://localhost:${port}`,
      OPEN_API_BASE_URL: 'http://mock:8089/v1',
      OPEN_API_H2C: '1',
      BENCH_PAGES: '1',
      TICKET_SECRET: 'off',
    })
    expect(interpolated()).toEqual(expect.arrayContaining(Object.keys(settings)))
    expect(Object.keys(services)).toContain(new URL(socketUrl).hostname)
  })

  it('gives k6 nothing to ask where the deployment may not ask the mock', async () => {
    const { entrypoint } = service('k6') as unknown as { entrypoint: readonly string[] }
    const [shell, ...words] = entrypoint
    const run = (address: string) =>
      commandOutput(`/bin/${shell}`, [...words, 'version'], {
        environment: { OPEN_API_BASE_URL: address, PATH: '/nonexistent' },
      })
    await expect(run('')).rejects.toMatchObject({ code: 1 })
    await expect(run('https://api.openai.com/v1')).rejects.toMatchObject({ code: 1 })
    // 127: it went on to k6, which is not there.
    await expect(run('http://mock:8089/v1')).rejects.toMatchObject({ code: 127 })
  })
})

describeWithTool(k6Tool, 'k6 in its container', k6 => {
  it('finds all that the script imports in what is mounted', async () => {
    await using directory = await mkdtempDisposable(join(tmpdir(), 'k6-container-'))
    for (const volume of service('k6').volumes ?? []) {
      const [from = '', to = ''] = volume.split(':')
      const target = join(directory.path, to)
      await cp(join(root, from), target, { recursive: true })
      expect(dirname(target)).toContain('repository')
    }
    const script = join(directory.path, 'repository/bench/load/k6/load.ts')
    const load = String(service('k6').environment?.LOAD)
    const inspected = await commandOutput(k6, ['inspect', `--env=LOAD=${load}`, script])
    expect(Object.keys(JSON.parse(inspected).scenarios)).toContain('sockets')
  })
})
