import { expect, it } from 'vitest'
import { deployments } from '../../bench/plan/subjects/registry.ts'
import { drill } from './drill-run.ts'

const COUNT_MS = 120_000

it.each(
  deployments.map(({ name, processes, startCommand }) => ({ name, processes, startCommand })),
)(
  '$name is counted as it runs',
  { timeout: COUNT_MS },
  async ({ name, processes, startCommand }) => {
    const { samples } = await drill('counts', name)
    const counted = samples.filter(sample => sample.type === 'count')
    const of = (what: string) => counted.find(count => count.name === what)?.items
    const together = processes.length === 1

    expect(of('scrape-targets')).toEqual(processes.map(({ name }) => `${name} /metrics`))
    expect(of('health-endpoints')).toHaveLength(processes.length * 2)
    expect(of('start-commands')).toEqual([`npm run ${startCommand}`])
    expect(of('origins')).toHaveLength(together ? 1 : 2)
    // The default list of origins knows this machine's names alone, wherever the socket is.
    expect(of('cross-origin-settings')).toEqual(['ALLOWED_ORIGINS'])
    expect(of('variables-to-set')).toEqual(
      together ? ['ALLOWED_ORIGINS'] : ['ALLOWED_ORIGINS', 'WS_URL'],
    )
    if (process.platform !== 'linux') return
    expect(of('processes')).toHaveLength(processes.length)
    // One for everybody, one for its operator.
    expect(of('listening-ports')).toHaveLength(processes.length * 2)
    const services = processes.flatMap(({ name, serves }) => serves.map(what => `${name}: ${what}`))
    const released = (service: string) =>
      services.filter(line => together || line.endsWith(`: ${service}`))
    expect(of('interrupted-by-page-release')).toEqual(released('pages'))
    expect(of('interrupted-by-socket-release')).toEqual(released('socket'))
  },
)
