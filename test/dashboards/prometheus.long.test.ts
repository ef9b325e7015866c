import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { metrics } from '../../core/metrics/names.ts'
import { alertGroups } from '../../dashboards/rule-file.ts'
import { type Deployment, startDeployment } from '../support/deployment.ts'
import { readAnswer, send } from '../support/frames.ts'
import { adminOf } from '../support/metrics.ts'
import { question } from '../support/mock-answer.ts'
import { connect } from '../support/raw-client.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { emptyVariables, isOfBench, wrongAnswers } from './ask-dashboard.ts'
import { dashboardNames, queriesOf, readDashboard } from './panels.ts'
import { type PrometheusServer, startPrometheus } from './prometheus-server.ts'
import { prometheusTool } from './tools.ts'

const CHATS = 5
const TOKENS = 40
const WAIT_MS = 60_000
/** The server is asked every second: so it holds a few scrapes. */
const RATE_INTERVAL = '10s'

/** Series that cannot be had on this machine. */
const ABSENT_HERE: readonly string[] =
  process.platform === 'linux'
    ? []
    : [metrics.proportionalMemory.name, metrics.openDescriptors.name]
const isHere = (expr: string) => !ABSENT_HERE.some(part => expr.includes(part))

const asked = Array.from({ length: CHATS }, (_, seed) =>
  question(seed, `ttft=20 gap=5 length=${TOKENS}`),
)

// What a bench writes is asked of a real one: test/prometheus/bench-streams.long.test.ts.
describeWithTool(prometheusTool, 'a real Prometheus that watches both deployments', path => {
  const opened = new AsyncDisposableStack()
  const beganAt = Date.now()
  let deployments: readonly Deployment[]
  let prometheus: PrometheusServer

  beforeAll(async () => {
    deployments = [
      opened.use(await startDeployment('integrated')),
      opened.use(await startDeployment('separate', { pages: true })),
    ]
    const processes = deployments.flatMap(({ name, processes }) =>
      processes.map(async each => ({
        targets: [`127.0.0.1:${(await adminOf(each)).port}`],
        labels: { deployment: name },
      })),
    )
    const targets = await Promise.all(processes)
    prometheus = opened.use(await startPrometheus(path, targets))
    await waitFor(async () => {
      const up = await prometheus.query('up == 1')
      expect(up.length).toBe(targets.length)
    })
    // A route has no series before its first request: Prometheus sees the second one as an increase.
    const hasSeenVisits = (visits: number) =>
      waitFor(async () => {
        const visited = await prometheus.query(
          `${metrics.pageRequests.name}{route="/bench/rendered"}`,
        )
        expect(visited.map(({ values }) => values)).toEqual(deployments.map(() => [visits]))
      })
    await Promise.all(deployments.map(visitPages))
    await hasSeenVisits(1)
    await Promise.all(deployments.map(each => use(each, prometheus)))
    await hasSeenVisits(2)
  }, 240_000)

  afterAll(() => opened.disposeAsync())

  it('has read what was streamed, to the token', async () => {
    const expected = {
      'chat_generations_ended_total{outcome="finished",deployment="integrated"}': CHATS,
      'chat_tokens_total{deployment="integrated"}': CHATS * TOKENS,
      'chat_relay_delay_seconds_count{deployment="integrated"}': CHATS * TOKENS,
      'chat_time_to_first_token_seconds_count{deployment="integrated"}': CHATS,
    }
    for (const [series, value] of Object.entries(expected)) {
      await waitFor(async () => {
        const found = await prometheus.query(series)
        expect([series, found.map(({ values }) => values)]).toEqual([series, [[value]]])
      })
    }
  })

  describe.each(dashboardNames)('%s', name => {
    const dashboard = readDashboard(name)
    const view = () => ({
      fromMs: beganAt,
      toMs: Date.now(),
      testid: '.*',
      rateInterval: RATE_INTERVAL,
    })
    const queries = queriesOf(dashboard).filter(({ expr }) => isHere(expr) && !isOfBench(expr))

    it('gets plausible values for every query about a process', async () => {
      expect(await wrongAnswers(prometheus, queries, view())).toEqual([])
    })

    it('gets values for every variable', async () => {
      const empty = await emptyVariables(prometheus, dashboard, view())
      expect(empty).toEqual(['testid'])
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
      if (!isHere(watched)) continue
      const range = { fromMs: beganAt, toMs: Date.now() }
      const results = await prometheus.queryRange(watched, range)
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

/** Chats and pages: what the panels are about. Prometheus has seen the open socket when it resolves. */
async function use(deployment: Deployment, prometheus: PrometheusServer): Promise<void> {
  await using client = await connect(deployment)
  for (const [index, { text, answer }] of asked.entries()) {
    client.send(send(`r${index}`, `c${index}`, text))
    expect((await readAnswer(client, `r${index}`)).text).toBe(answer)
  }
  await visitPages(deployment)
  await waitFor(async () => {
    const open = `${metrics.connections.name}{deployment="${deployment.name}"} == 1`
    expect((await prometheus.query(open)).length).toBe(1)
  })
}

async function visitPages({ pageUrl }: Deployment): Promise<void> {
  for (const page of ['/bench/static', '/bench/rendered'])
    await (await fetch(pageUrl + page)).text()
}

const waitFor = (check: () => Promise<void>) =>
  vi.waitFor(check, { timeout: WAIT_MS, interval: 250 })
