import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { alertGroups } from '../../dashboards/rule-file.ts'
import { root } from '../support/deployment.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { type AlertCase, alertCases } from './alert-cases.ts'
import { promtoolTool } from './tools.ts'

const RULES = `${root}deploy/prometheus/rules/alerts.yml`
const CONFIG = `${root}deploy/prometheus/prometheus.yml`

const alerts = Object.values(alertGroups).flat()
const run = promisify(execFile)

it('there is a case in which each alert fires', () => {
  const fired = alertCases.filter(({ fires }) => fires !== undefined).map(({ alert }) => alert)
  expect([...new Set(fired)].sort()).toEqual(alerts.map(({ name }) => name).sort())
})

describeWithTool(promtoolTool, 'promtool', promtool => {
  it.each([
    ['rules', RULES],
    ['config', CONFIG],
  ])('check %s finds nothing wrong', async (what, file) => {
    const { stdout } = await run(promtool, ['check', what, file])
    expect(stdout).toContain('SUCCESS')
  })

  it.each(alertCases)('$alert: $name', async alertCase => {
    const directory = await mkdtemp(join(tmpdir(), 'alert-'))
    try {
      const file = join(directory, 'test.yml')
      await writeFile(file, JSON.stringify(unitTest(alertCase)))
      const { stdout } = await run(promtool, ['test', 'rules', file])
      expect(stdout).toContain('SUCCESS')
    } finally {
      await rm(directory, { recursive: true })
    }
  })
})

/** A test file of promtool: JSON is YAML. */
function unitTest({ alert, series, fires, quietAtMinute }: AlertCase) {
  const { description, runbook } =
    alerts.find(({ name }) => name === alert) ?? expect.unreachable(`no alert ${alert}`)
  const firing =
    fires === undefined
      ? []
      : [
          {
            eval_time: `${fires.atMinute}m`,
            alertname: alert,
            exp_alerts: [
              {
                exp_labels: fires.labels,
                exp_annotations: {
                  summary: fires.summary,
                  description,
                  runbook: runbook.map((step, index) => `${index + 1}. ${step}\n`).join(''),
                },
              },
            ],
          },
        ]
  return {
    rule_files: [RULES],
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
        alert_rule_test: [
          ...firing,
          { eval_time: `${quietAtMinute}m`, alertname: alert, exp_alerts: [] },
        ],
      },
    ],
  }
}
