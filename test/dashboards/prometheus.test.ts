import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { metrics } from '../../core/metrics/names.ts'
import { k6Series } from '../../dashboards/bench-metrics.ts'
import { alertGroups } from '../../dashboards/rule-file.ts'
import { k6Tool } from '../bench/k6-tool.ts'
import { type Deployment, startDeployment } from '../support/deployment.ts'
import { readAnswer, send } from '../support/frames.ts'
import { adminOf } from '../support/metrics.ts'
import { question } from '../support/mock-answer.ts'
import { connect } from '../support/raw-client.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { type BenchExporter, openBenchExporter } from './bench-exporter.ts'
import { startK6 } from './k6-run.ts'
import { dashboardNames, queriesOf, readDashboard } from './panels.ts'
import { implausible } from './plausible.ts'
import { type PrometheusServer, startPrometheus } from './prometheus-server.ts'
import { substituteVariables } from './substitute-variables.ts'
import { prometheusTool } from './tools.ts'

const TESTID = '2026-01-01T00-00-00-test'
const CHATS = 5
const TOKENS = 40
const WAIT_MS = 60_000

/** Series that cannot be had on this machine. */
const ABSENT_HERE = [
  ...(k6Tool.path === undefined ? ['k6_'] : []),
  ...(process.platform === 'linux'
    ? []
    : [metrics.proportionalMemory.name, metrics.openDescriptors.name]),
]

const asked = Array.from({ length: CHATS }, (_, seed) =>
  question(seed, `ttft=20 gap=5 length=${TOKENS}`),
)

describeWithTool(prometheusTool, 'a real Prometheus', path => {
  const opened = new AsyncDisposableStack()
  const beganAt = Date.now()
  let deployments: readonly Deployment[]
  let bench: BenchExporter
  let prometheus: PrometheusServer

  beforeAll(async () => {
    deployments = [
      opened.use(await startDeployment('integrated')),
      opened.use(await startDeployment('separate', { pages: true })),
    ]
    bench = opened.use(await openBenchExporter({ testid: TESTID, deployment: 'separate' }))
    const processes = deployments.flatMap(({ name, processes }) =>
      processes.map(async each => ({
        targets: [`127.0.0.1:${(await adminOf(each)).port}`],
        labels: { deployment: name },
      })),
    )
    const production = await Promise.all(processes)
    const targets = [
      ...production,
      // The same as processes of a bench: dashboards ask for its run, alerts leave it out.
      ...production.map(({ targets, labels }) => ({
        targets,
        labels: { ...labels, testid: TESTID },
      })),
      { targets: [bench.address], labels: {} },
    ]
    prometheus = opened.use(await startPrometheus(path, targets))
    await waitFor(async () => {
      const up = await prometheus.query('up == 1')
      expect(up.length).toBe(targets.length)
    })
    await Promise.all(deployments.map(each => use(each)))
    if (k6Tool.path === undefined) return
    const separate = deployments.at(-1) ?? expect.unreachable()
    const k6 = await startK6(k6Tool.path, separate, {
      writeUrl: `${prometheus.url}/api/v1/write`,
      labels: { testid: TESTID, deployment: 'separate' },
    })
    opened.use(k6)
    expect(await k6.exited, k6.tail().join('\n')).toEqual({ code: 0, signal: null })
  }, 240_000)

  afterAll(() => opened.disposeAsync())

  it('has read what was streamed, to the token', async () => {
    const expected = {
      'chat_generations_ended_total{outcome="finished",deployment="integrated",testid=""}': CHATS,
      'chat_tokens_total{deployment="integrated",testid=""}': CHATS * TOKENS,
      'chat_relay_delay_seconds_count{deployment="integrated",testid=""}': CHATS * TOKENS,
      'chat_time_to_first_token_seconds_count{deployment="integrated",testid=""}': CHATS,
    }
    for (const [series, value] of Object.entries(expected)) {
      const found = await prometheus.query(series)
      expect([series, found.map(({ values }) => values)]).toEqual([series, [[value]]])
    }
  })

  it.skipIf(k6Tool.path === undefined)('agrees with k6 on the answers of its run', async () => {
    const [answers] = await prometheus.query(`sum(last_over_time(${k6Series.answers}[5m]))`)
    expect(answers?.values[0]).toBeGreaterThan(0)
    // What k6 did not wait for comes to its end all the same.
    await waitFor(async () => {
      const [ended] = await prometheus.query(
        'sum(chat_generations_ended_total{deployment="separate",testid=""})',
      )
      expect((ended?.values[0] ?? 0) - CHATS).toBe(answers?.values[0])
    })
  })

  describe.each(dashboardNames)('%s', name => {
    const dashboard = readDashboard(name)
    it('gets plausible values for every query', async () => {
      const wrong: string[] = []
      for (const { where, expr, instant, unit } of queriesOf(dashboard)) {
        if (ABSENT_HERE.some(part => expr.includes(part))) continue
        const query = substituteVariables(expr, { sinceMs: beganAt, testid: TESTID })
        const results = instant
          ? await prometheus.query(query)
          : await prometheus.queryRange(query, beganAt)
        const values = results.flatMap(result => result.values)
        const problem = implausible(unit, values, beganAt)
        if (problem !== undefined) wrong.push(`${where}: ${problem}: ${query}`)
      }
      expect(wrong).toEqual([])
    })

    it('gets values for every variable', async () => {
      for (const { name: variable, query } of dashboard.templating.list) {
        if (typeof query === 'string') continue
        const [, selector = '', label] = /^label_values\((.*), (\w+)\)$/.exec(query.query) ?? []
        const match = new URLSearchParams({
          'match[]': substituteVariables(selector, { sinceMs: beganAt, testid: TESTID }),
        })
        const values = await prometheus.get<string[]>(`/api/v1/label/${label}/values?${match}`)
        expect([variable, values.length]).not.toEqual([variable, 0])
      }
    })
  })

  it('evaluates every rule, and what a rule watches is there', async () => {
    const { groups } = await prometheus.get<RuleGroups>('/api/v1/rules')
    const rules = groups.flatMap(group => group.rules)
    const alerts = Object.values(alertGroups).flat()
    expect(rules.map(rule => rule.name)).toEqual(alerts.map(alert => alert.name))
    await waitFor(async () => {
      const now = await prometheus.get<RuleGroups>('/api/v1/rules')
      const health = now.groups.flatMap(group => group.rules.map(rule => rule.health))
      expect(new Set(health)).toEqual(new Set(['ok']))
    })
    for (const { name, watched } of alerts) {
      if (ABSENT_HERE.some(part => watched.includes(part))) continue
      const results = await prometheus.queryRange(watched, beganAt)
      const known = results.flatMap(({ values }) => values).filter(value => !Number.isNaN(value))
      expect([name, known.length]).not.toEqual([name, 0])
    }
  })

  it('raises an alert when the last socket server of a deployment ends, and for that deployment alone', async () => {
    const raised = async () => {
      const { groups } = await prometheus.get<RuleGroups>('/api/v1/rules')
      const rule = groups
        .flatMap(group => group.rules)
        .find(each => each.name === 'ChatNoReadySocketServer')
      return rule?.alerts.map(({ labels }) => labels.deployment)
    }
    expect(await raised()).toEqual([])
    await deployments.find(({ name }) => name === 'separate')?.server.stop()
    await waitFor(async () => expect(await raised()).toEqual(['separate']))
  })
})

type RuleGroups = {
  readonly groups: readonly {
    readonly rules: readonly {
      readonly name: string
      readonly health: string
      readonly alerts: readonly { readonly labels: Readonly<Record<string, string>> }[]
    }[]
  }[]
}

/** Chats, pages, a resume: what the panels are about. */
async function use(deployment: Deployment): Promise<void> {
  await using client = await connect(deployment)
  for (const [index, { text, answer }] of asked.entries()) {
    client.send(send(`r${index}`, `c${index}`, text))
    expect((await readAnswer(client, `r${index}`)).text).toBe(answer)
  }
  for (const page of ['/bench/static', '/bench/rendered']) {
    await (await fetch(deployment.pageUrl + page)).text()
  }
}

const waitFor = (check: () => Promise<void>) =>
  vi.waitFor(check, { timeout: WAIT_MS, interval: 250 })
