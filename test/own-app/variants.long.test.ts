import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { freePort } from '../../bench/machine/free-port.ts'
import { waitForLine, waitForUrl } from '../../bench/machine/process/readiness.ts'
import { buildApp } from '../support/build-app.ts'
import { deploymentNames, root, startDeployment, startServer } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'
import { DEADLINE_MS } from '../support/raw-client.ts'
import { requestUpgrade } from '../support/upgrade-request.ts'

// What somebody's own configuration of Next may hold: each works, or is refused before anything starts.

const FIXTURE = join(root, 'test/fixtures/own-app')
const TEXT = 'The page of an app of its own'

const PROXY = `import { NextResponse } from 'next/server'
export default function proxy() {
  const answer = NextResponse.next()
  answer.headers.set('x-proxy', 'theirs')
  return answer
}`

/** A copy of the fixture, within the repository, where Next is found. */
async function variant(name: string, configuration: string, files: Record<string, string> = {}) {
  const directory = join(root, 'results', `.own-app-${name}`)
  await rm(directory, { recursive: true, force: true })
  await cp(FIXTURE, directory, { recursive: true, filter: path => !path.includes('.next') })
  const turbopack = `turbopack: { root: ${JSON.stringify(root)} }`
  const all = { ...files, 'next.config.js': `export default { ${turbopack}, ${configuration} }` }
  for (const [file, text] of Object.entries(all)) {
    await mkdir(join(directory, file, '..'), { recursive: true })
    await writeFile(join(directory, file), text)
  }
  return { directory, [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) }
}

describe('another app', () => {
  let built: Awaited<ReturnType<typeof variant>>
  let exporterPort = 0
  beforeAll(async () => {
    exporterPort = await freePort()
    // As an exporter of OpenTelemetry does, whose default port is that of our metrics.
    const exporter = `export async function register() {
      const { createServer } = await import('node:http')
      createServer((_, answer) => answer.end('theirs'))
        .on('error', error => console.log('exporter lost', error.code))
        .listen(${exporterPort}, '127.0.0.1')
    }`
    built = await variant(
      'configured',
      "basePath: '/docs', assetPrefix: '/cdn', output: 'standalone', distDir: 'made'",
      { 'instrumentation.js': exporter, 'proxy.js': PROXY },
    )
    await buildApp(built.directory)
  }, 120_000)
  afterAll(() => built[Symbol.asyncDispose]())

  it.each(deploymentNames)(
    '%s: with basePath, assetPrefix, distDir, output: standalone and a proxy.js of its own',
    async name => {
      const settings = { APP_DIR: built.directory }
      await using deployment = await startDeployment(name, { settings, pages: true, page: '/docs' })
      const page = await fetch(`${deployment.pageUrl}/docs`)
      expect(page.headers.get('x-proxy')).toBe('theirs')
      expect(page.headers.get('content-security-policy')).toBeNull()
      expect(await page.text()).toContain(TEXT)
      expect((await fetch(deployment.pageUrl)).status).toBe(404)
      expect(await (await fetch(`http://127.0.0.1:${exporterPort}`)).text()).toBe('theirs')
    },
  )

  it.each(deploymentNames)('%s: with an exporter at the port of the metrics', async name => {
    const settings = { APP_DIR: built.directory, ADMIN_PORT: exporterPort }
    await using deployment = await startDeployment(name, { settings, pages: true, page: '/docs' })
    const pages = deployment.processes.at(-1) ?? expect.unreachable()
    await waitForLine(pages, line => line.includes(`Remedy: set ADMIN_PORT to another port.`))
    expect((await fetch(`http://127.0.0.1:${exporterPort}/readyz`)).status).toBe(200)
    expect((await fetch(`${deployment.pageUrl}/docs`)).status).toBe(200)
  })

  it.each(deploymentNames)(
    '%s: with languages (i18n)',
    async name => {
      await using app = await variant(
        'languages',
        "i18n: { locales: ['en', 'de'], defaultLocale: 'en' }",
        {
          'pages/index.jsx': `export const getServerSideProps = ({ locale }) => ({ props: { locale } })
          export default function Page({ locale }) { return <p>locale {locale}</p> }`,
        },
      )
      await rm(join(app.directory, 'app'), { recursive: true })
      await buildApp(app.directory)
      const settings = { APP_DIR: app.directory }
      await using deployment = await startDeployment(name, { settings, pages: true, page: '/' })
      const german = await (await fetch(`${deployment.pageUrl}/de`)).text()
      expect(german.replaceAll('<!-- -->', '')).toContain('locale de')
    },
    120_000,
  )

  const developed = deploymentNames.flatMap(name => [
    [name, "basePath: '/docs'", '/docs', '/docs/_next/hmr'] as const,
    [name, "assetPrefix: '/cdn'", '/', '/cdn/_next/hmr'] as const,
  ])
  it.each(developed)(
    '%s, in development: with %s',
    async (name, configuration, path, hotReload) => {
      await using app = await variant(`dev-${name}-${path.length}`, configuration)
      const port = await freePort()
      const file = name === 'integrated' ? 'integrated/server.ts' : 'separate/web.ts'
      const environment = environmentOf({ PORT: port, APP_DIR: app.directory })
      await using server = await startServer(file, environment, '--dev')
      const url = `http://127.0.0.1:${port}`
      await waitForUrl(server, url + path, { timeoutMs: 60_000 })
      const headers = { Origin: url }
      await vi.waitFor(
        async () =>
          expect(
            (await requestUpgrade({ port, target: `${hotReload}?id=t`, headers })).status,
          ).toBe(101),
        { timeout: DEADLINE_MS },
      )
    },
  )
})
