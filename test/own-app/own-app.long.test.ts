import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { k6Tool } from '../bench/k6-tool.ts'
import { startBench } from '../bench/run-bench.ts'
import { drill } from '../drills/drill-run.ts'
import { buildApp } from '../support/build-app.ts'
import { deploymentNames, root, startDeployment, startServer } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'
import { readAnswer, send } from '../support/frames.ts'
import { adminOf } from '../support/metrics.ts'
import { question } from '../support/mock-answer.ts'
import { connect, DEADLINE_MS } from '../support/raw-client.ts'
import { describeWithTool } from '../support/required-tool.ts'

// Somebody's own Next app in place of this project's: its pages, its Next, its build; the socket is ours.

const FIXTURE = 'test/fixtures/own-app'
const APP = join(root, FIXTURE)
const TEXT = 'The page of an app of its own'

beforeAll(() => buildApp(FIXTURE))

describe.each(deploymentNames)('%s: another app', name => {
  it('serves its pages beside the socket, and its requests are counted', async () => {
    const settings = { APP_DIR: FIXTURE }
    await using deployment = await startDeployment(name, { settings, pages: true, page: '/' })
    const page = await fetch(deployment.pageUrl)
    const text = await page.text()
    expect(text).toContain(TEXT)
    // As Next reads it where no other program has read a part of it before.
    expect(text).toContain('.env.production')
    expect((await fetch(`${deployment.pageUrl}/bench/static`)).status).toBe(404)

    await using client = await connect(deployment)
    client.send(send('r', 'c', question(7, 'ttft=0 gap=1 length=20').text))
    expect(await readAnswer(client, 'r')).toMatchObject({ outcome: { state: 'end' } })

    const admin = await adminOf(deployment.processes.at(-1) ?? expect.unreachable())
    expect((await admin.readiness()).status).toBe(200)
    await vi.waitFor(
      async () => {
        const series = await admin.series()
        expect(series.get('chat_page_requests_total{route="other",code="404"}')).toBe(1)
        expect([...series.keys()].join('\n')).not.toContain('route="/"')
      },
      { timeout: DEADLINE_MS },
    )
  })
})

describe('drills of another app', () => {
  const app = { directory: APP, page: '/?page' }

  it('let visitors ask for its page', async () => {
    const { pages } = await drill('crash-socket', 'separate', app)
    expect(pages.length).toBeGreaterThan(0)
    expect(pages.filter(({ status }) => status !== 200)).toEqual([])
  })

  it('count what needs no page of ours', async () => {
    const { samples } = await drill('counts', 'separate', app)
    const names = samples.flatMap(sample => (sample.type === 'count' ? [sample.name] : []))
    expect(names).toEqual(expect.arrayContaining(['scrape-targets', 'start-commands']))
    expect(names).not.toContain('origins')
    const targets = samples.find(
      sample => sample.type === 'count' && sample.name === 'scrape-targets',
    )
    expect(targets).toMatchObject({ items: ['next /metrics', 'socket server /metrics'] })
  })
})

describeWithTool(k6Tool, 'a bench of a page that cannot be measured', k6Path => {
  const args = ['--app', APP, '--page']
  const start = (page: string) => startBench([...args, page], k6Path, {}, 'bench/commands/bench.ts')

  it.each([
    ['/account', 'found 307, which sends the visitor to /login. Remedy: name a page that answers'],
    ['/broken', 'found 500. Remedy: mend the page, or name another (--page)'],
    ['/slow', 'expected an answer within 2.1 s, the steady time of a window, found one after'],
  ])(
    '%s ends before anything is measured, with what to do',
    async (page, expected) => {
      await using bench = await start(page)
      expect((await bench.finish()).exit.code).toBe(1)
      expect(bench.output()).toContain(expected)
      expect(bench.output()).not.toContain('to be measured')
      if (page === '/broken') expect(bench.output()).toContain('Error: no database')
    },
    60_000,
  )
})

describe('another app that cannot be served', () => {
  let directory = ''
  const inside = (path: string) => join(directory, path)
  beforeAll(async () => {
    // Outside of the repository no Next is found in a folder above.
    directory = await mkdtemp(join(tmpdir(), 'own-app-'))
    await mkdir(inside('empty'))
    await mkdir(inside('without-next'))
    await writeFile(inside('without-next/package.json'), '{}')
    const exported = {
      'package.json': '{}',
      'node_modules/next/package.json': '{ "version": "16.0.0", "main": "main.js" }',
      'node_modules/next/main.js': '',
      'node_modules/next/dist/bin/next': '',
      '.next/BUILD_ID': 'b1',
      '.next/required-server-files.json': '{ "config": { "output": "export" } }',
    }
    for (const [file, text] of Object.entries(exported)) {
      await mkdir(inside(join('exported', dirname(file))), { recursive: true })
      await writeFile(inside(join('exported', file)), text)
    }
  })
  afterAll(() => rm(directory, { recursive: true, force: true }))

  /** What the start and the bench say, each with nothing but this and its name. */
  const cases = [
    ['no-such', 'found none at', 'correct the path'],
    ['empty', 'found no package.json in', 'name the directory that holds it'],
    ['without-next', 'found no package next from', 'install its packages there'],
    ['exported', "found output: 'export' in the build of", 'remove it from next.config'],
  ] as const

  it.each(cases)('%s stops the start with the remedy', async (name, found, remedy) => {
    for (const file of ['integrated/server.ts', 'separate/web.ts']) {
      const settings = { APP_DIR: inside(name), PORT: 0 }
      await using server = await startServer(file, environmentOf(settings))
      expect(await server.exited).toEqual({ code: 1, signal: null })
      expect(server.tail().join('\n')).toMatch(
        new RegExp(`^expected .*${found}.*Remedy: ${remedy}`),
      )
    }
  })

  it('is not built by us: the start names the command', async () => {
    const unbuilt = join(root, 'results/.own-app-unbuilt')
    await using _gone = { [Symbol.asyncDispose]: () => rm(unbuilt, { recursive: true }) }
    await cp(APP, unbuilt, { recursive: true, filter: path => !path.includes('.next') })
    await using server = await startServer(
      'separate/web.ts',
      environmentOf({ APP_DIR: unbuilt, PORT: 0 }),
    )
    expect(await server.exited).toEqual({ code: 1, signal: null })
    expect(server.tail().join('\n')).toContain(
      `found no .next/BUILD_ID. Remedy: npm run build in ${unbuilt}`,
    )
  })

  describeWithTool(k6Tool, 'a bench', k6Path => {
    it.each(cases)('%s ends it before anything is measured', async (name, found, remedy) => {
      for (const script of ['bench/commands/bench.ts', 'bench/commands/one.ts']) {
        const deployment = script.endsWith('one.ts') ? ['integrated'] : []
        const args = [...deployment, '--app', inside(name)]
        await using bench = await startBench(args, k6Path, {}, script)
        expect((await bench.finish()).exit.code).toBe(1)
        expect(bench.output()).toMatch(new RegExp(`expected .*${found}.*Remedy: ${remedy}`))
        expect(bench.output()).not.toContain('starting')
      }
    })
  })
})
