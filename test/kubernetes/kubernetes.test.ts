import { readFileSync } from 'node:fs'
import { mkdtempDisposable, readdir, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { commandOutput } from '../../bench/machine/process/command-output.ts'
import { answers, defaultProfile } from '../../bench/plan/profile.ts'
import { variables } from '../../core/config/variables.ts'
import { parseConfig } from '../../core/config.ts'
import { metrics } from '../../core/metrics/names.ts'
import { CLOSING_MS } from '../../core/server/shutdown.ts'
import { k6Tool } from '../bench/k6-tool.ts'
import { service } from '../image/compose-file.ts'
import { root } from '../support/deployment.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { TICKET_SECRET } from '../support/tickets.ts'
import { writeSchemas } from './schemas.ts'
import { kubeconformTool, kustomizeTool, schemaSources } from './tools.ts'

const directory = join(root, 'deploy/kubernetes')
const read = (path: string) => readFileSync(join(directory, path), 'utf8')

const overlays = ['integrated', 'separate', 'integrated-sticky', 'separate-sticky', 'load'] as const
type Overlay = (typeof overlays)[number]

// biome-ignore lint/suspicious/noExplicitAny: a manifest is of the shape that the schema says
type Manifest = any

const find = (manifests: readonly Manifest[], kind: string, name: string): Manifest =>
  manifests.find(each => each.kind === kind && each.metadata.name === name) ??
  expect.unreachable(`${kind} ${name}`)

/** The settings of all pods: of the ConfigMap whose name kustomize gave a hash. */
const settingsOf = (manifests: readonly Manifest[]): Record<string, string> =>
  manifests.find(({ kind }) => kind === 'ConfigMap').data

const podOf = (manifests: readonly Manifest[], name: string): Manifest =>
  find(manifests, 'Deployment', name).spec.template.spec

/** The configuration that a pod's process has. */
const configOf = (manifests: readonly Manifest[]) => {
  const parsed = parseConfig({ TICKET_SECRET, ...settingsOf(manifests) })
  return parsed.state === 'valid' ? parsed.config : expect.unreachable(JSON.stringify(parsed))
}

describeWithTool(kustomizeTool, 'deploy/kubernetes', kustomize => {
  const built = new Map<Overlay, string>()
  const manifestsOf = (overlay: Overlay): readonly Manifest[] =>
    parseAllDocuments(built.get(overlay) ?? '').map(document => document.toJS())

  beforeAll(async () => {
    const building = overlays.map(async overlay => {
      built.set(overlay, await commandOutput(kustomize, ['build', join(directory, overlay)]))
    })
    await Promise.all(building)
  })

  const tool = { ...kubeconformTool, path: schemaSources && kubeconformTool.path }
  describeWithTool(tool, 'kubeconform', kubeconform => {
    it('knows every field of every manifest, and refuses one that it does not know', async () => {
      await using schemas = await mkdtempDisposable(join(tmpdir(), 'schemas-'))
      await writeSchemas(schemas.path, schemaSources ?? expect.unreachable())
      const location = join(schemas.path, '{{.ResourceKind}}{{.KindSuffix}}.json')
      const check = async (text: string) => {
        const file = join(schemas.path, 'manifests.yaml')
        await writeFile(file, text)
        const flags = ['-n=1', '-strict', '-summary', `-schema-location=${location}`]
        return await commandOutput(kubeconform, [...flags, file])
      }
      const all = [...built.values()].join('\n---\n')
      expect(await check(all)).toContain('Invalid: 0, Errors: 0, Skipped: 0')
      const wrong = all.replace('enableServiceLinks:', 'enableServiceLink:')
      await expect(check(wrong)).rejects.toMatchObject({
        stdout: expect.stringContaining("additional properties 'enableServiceLink' not allowed"),
      })
    })
  })

  it('is built into nothing but what is named here', async () => {
    const entries = await readdir(directory)
    expect(entries.sort()).toEqual([...overlays, 'base', 'sticky'].sort())
  })

  it.each(overlays)('%s: sets variables that the project reads, to values that it takes', name => {
    const manifests = manifestsOf(name)
    const config = configOf(manifests)
    const { wsUrl, redisUrl } = config
    expect(new URL(redisUrl ?? '').port).toBe(
      String(find(manifests, 'Service', 'redis').spec.ports[0].port),
    )
    const hosts = manifests
      .filter(({ kind }) => kind === 'Ingress')
      .flatMap(({ spec }) => spec.rules.map(({ host }: { host: string }) => host))
    const named = [...config.allowedOrigins, ...(wsUrl === undefined ? [] : [wsUrl])]
    expect(hosts.sort()).toEqual(named.map(url => new URL(url).host).sort())
    expect([config.host, config.adminHost]).toEqual(['0.0.0.0', '0.0.0.0'])
    const set = Object.keys(settingsOf(manifests))
    expect(Object.keys(variables)).toEqual(expect.arrayContaining(set))
    // They have their place in a Secret.
    expect(set).not.toContain('OPEN_API_KEY')
    expect(settingsOf(manifests).TICKET_SECRET).toBe(name === 'load' ? 'off' : undefined)
  })

  it.each([
    ['integrated', 'chat', 'integrated'],
    ['separate', 'chat', 'separate-socket'],
    ['separate', 'pages', 'separate-web'],
  ] as const)(
    '%s: %s has the ports of the table, and image and memory of compose',
    (overlay, name, composed) => {
      const manifests = manifestsOf(overlay)
      const config = configOf(manifests)
      const [container] = podOf(manifests, name).containers
      const ports =
        composed === 'separate-socket'
          ? [config.wsPort, config.wsAdminPort]
          : [config.port, config.adminPort]
      expect(container.ports).toEqual([
        { name: 'http', containerPort: ports[0] },
        { name: 'admin', containerPort: ports[1] },
      ])
      const { image, mem_limit, command } = service(composed)
      expect([container.image, container.command]).toEqual([image, command])
      const { memory } = container.resources.limits
      expect(memory.replace(/^2Gi$/, '2048Mi')).toBe(mem_limit.replace('m', 'Mi'))
      expect(container.resources.requests.memory).toBe(memory)
    },
  )

  it.each([
    ['integrated', 'chat'],
    ['separate', 'chat'],
    ['separate', 'pages'],
  ] as const)('%s: %s has time to drain, and is asked where it answers', (overlay, name) => {
    const manifests = manifestsOf(overlay)
    const { terminationGracePeriodSeconds, containers, enableServiceLinks } = podOf(manifests, name)
    const [{ lifecycle, startupProbe, readinessProbe, livenessProbe }] = containers
    const ownMs = configOf(manifests).drainMs + CLOSING_MS
    const graceMs = terminationGracePeriodSeconds * 1_000
    expect(graceMs).toBeGreaterThan(lifecycle.preStop.sleep.seconds * 1_000 + ownMs)
    const at = (path: string) => ({ path, port: 'admin' })
    expect(startupProbe.httpGet).toEqual(at('/readyz'))
    expect(readinessProbe.httpGet).toEqual(at('/readyz'))
    expect(livenessProbe.httpGet).toEqual(at('/healthz'))
    // A Service called `ws` would set WS_PORT.
    expect(enableServiceLinks).toBe(false)
    const { spec } = find(manifests, 'PodDisruptionBudget', name)
    const labels = find(manifests, 'Deployment', name).spec.template.metadata.labels
    expect(labels).toMatchObject(spec.selector.matchLabels)
  })

  it.each(['integrated', 'separate'] as const)('%s: scales by a metric that there is', name => {
    const manifests = manifestsOf(name)
    const { spec } = find(manifests, 'HorizontalPodAutoscaler', 'chat')
    const [{ pods }] = spec.metrics
    expect(pods.metric.name).toBe(metrics.connections.name)
    expect(Number(pods.target.averageValue)).toBeLessThan(configOf(manifests).limits.answers)
    // A `replicas` beside it would undo what it did at every apply.
    expect(find(manifests, 'Deployment', 'chat').spec.replicas).toBeUndefined()
    const { spec: monitor } = find(manifests, 'ServiceMonitor', 'streaming-chat')
    const prometheus = parse(readFileSync(join(root, 'deploy/prometheus/prometheus.yml'), 'utf8'))
    expect(monitor.endpoints[0].interval).toBe(prometheus.global.scrape_interval)
  })

  it.each(['integrated', 'separate'] as const)('%s: is sticky only where it is asked for', name => {
    const annotationsOf = (overlay: Overlay) =>
      find(manifestsOf(overlay), 'Ingress', 'chat').metadata.annotations
    const haproxy = readFileSync(join(root, 'deploy/haproxy/sticky.cfg'), 'utf8')
    const plain = annotationsOf(name)
    const prefix = 'haproxy-ingress.github.io'
    const tunnelMs = Number(/timeout tunnel (\d+)ms/.exec(haproxy)?.[1])
    expect(plain).toEqual({
      [`${prefix}/balance-algorithm`]: /balance (\w+)/.exec(haproxy)?.[1],
      [`${prefix}/timeout-tunnel`]: `${tunnelMs / 1_000}s`,
    })
    expect(annotationsOf(`${name}-sticky`)).toEqual({
      ...plain,
      [`${prefix}/affinity`]: 'cookie',
      [`${prefix}/session-cookie-name`]: /cookie ([\w-]+) insert/.exec(haproxy)?.[1],
      [`${prefix}/session-cookie-value-strategy`]: 'pod-uid',
    })
  })

  describe('load', () => {
    const load = JSON.parse(read('load/load.json'))
    const { spec: run } = parse(read('load/test-run.yaml'))

    it('is that of npm run bench, on a deployment that asks the mock', () => {
      const manifests = manifestsOf('load')
      const { pages, ...profile } = load.profile
      expect({ ...profile, pages }).toEqual(defaultProfile)
      const [mock] = podOf(manifests, 'mock').containers
      expect(mock.command).toEqual(service('mock').command)
      expect(mock.command).toContain(`--gap=${answers.gap}`)
      const { OPEN_API_BASE_URL, BENCH_PAGES } = settingsOf(manifests)
      expect([OPEN_API_BASE_URL, BENCH_PAGES]).toEqual(['http://mock:8089/v1', '1'])
      const services = manifests.filter(({ kind }) => kind === 'Service')
      const names = services.map(({ metadata }) => metadata.name)
      expect(names).toEqual(
        expect.arrayContaining([new URL(load.socketUrl).host, new URL(load.pageUrl).host]),
      )
      expect(configOf(manifests).allowedOrigins).toEqual([load.origin])
    })

    it('has so many parts that none passes the limits of one address', () => {
      const { limits } = configOf(manifestsOf('load'))
      const { steps, connectsPerSecond, windows } = defaultProfile
      const parts = run.parallelism
      const tokensPerSecond = Math.max(...windows.map(window => window.tokensPerSecond))
      expect(Math.max(...steps) / parts).toBeLessThan(limits.address.connections)
      expect(connectsPerSecond / parts).toBeLessThan(limits.address.upgradesPerSecond)
      expect((tokensPerSecond * 60) / parts).toBeLessThan(limits.address.tokensPerMinute)
      expect(run.runner.image).toBe(service('k6').image)
    })

    describeWithTool(k6Tool, 'k6', k6 => {
      it('has a script that fits into a ConfigMap', async () => {
        await using archive = await mkdtempDisposable(join(tmpdir(), 'archive-'))
        const file = join(archive.path, run.script.configMap.file)
        const script = join(root, 'bench/load/k6/load.ts')
        await commandOutput(k6, [
          'archive',
          `--env=LOAD=${JSON.stringify(load)}`,
          '-O',
          file,
          script,
        ])
        expect((await stat(file)).size).toBeLessThan(1024 * 1024)
        const inspected = await commandOutput(k6, ['inspect', file])
        expect(Object.keys(JSON.parse(inspected).scenarios)).toContain('sockets')
      })
    })
  })
})
