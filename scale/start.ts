import { once } from 'node:events'
import { createServer } from 'node:http'
import { type Config, loadConfig } from '../core/config.ts'
import { addressOf } from '../core/server/address.ts'
import { ensurePortFree, listen } from '../core/server/listen.ts'
import { runStart } from '../core/server/start.ts'
import { ensureBuild } from '../src/server/ensure-build.ts'
import { readArguments, type ScaleOptions, USAGE } from './arguments.ts'
import { Children } from './children.ts'
import { haproxyConfig } from './haproxy-config.ts'
import { requireHaproxy, startProxy } from './proxy.ts'
import { pagesOf, type Topology, topologyOf } from './topology.ts'

await runStart(async () => {
  const options = readArguments(process.argv.slice(2))
  if (options === 'help') {
    console.log(USAGE)
    return
  }
  const config = loadConfig({ dev: false, draws: 'always' })
  await requireHaproxy()
  const topology = topologyOf(options, config, await freePorts(options.count))
  const address = addressOf(config, topology.variable)
  await ensurePortFree(address)
  // Each of the processes would make the build, at the same time.
  if (config.appDir === undefined) await ensureBuild()

  const programs = [...topology.programs, ...(await pages(options, config))]
  const children = new Children(programs, config.drainMs)
  // Ctrl-C reaches the children by itself; a SIGTERM reaches this process alone.
  process.on('SIGINT', () => children.expectEnd())
  process.on('SIGTERM', () => children.stop())
  if (await children.ready()) {
    const sticky = options.sticky ?? config.redisUrl === undefined
    const bind = `${address.host}:${address.port}`
    const { servers } = topology
    const { heartbeatMs } = config
    const proxy = await startProxy(haproxyConfig({ bind, servers, sticky, heartbeatMs }), address)
    // Without it nobody reaches them.
    void proxy.ended.then(() => children.stop())
    console.log(describe(topology, bind, sticky))
    await children.ended
    await proxy.stop()
  }
  process.exit(await children.ended)
})

async function pages({ deployment }: ScaleOptions, config: Config) {
  if (deployment === 'integrated') return []
  return [pagesOf(config, config.adminPort === 0 ? await freePort() : config.adminPort)]
}

function describe({ programs }: Topology, bind: string, sticky: boolean): string {
  return [
    `${programs.length} processes are ready behind HAProxy${sticky ? ', sticky by a cookie' : ''}`,
    `  proxy    http://${bind}`,
    ...programs.map(({ name, adminUrl }) => `  metrics  ${adminUrl}/metrics (${name})`),
  ].join('\n')
}

async function freePorts(count: number) {
  const pairs = Array.from(
    { length: count },
    async () => [await freePort(), await freePort()] as const,
  )
  return await Promise.all(pairs)
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listen(server, { host: '127.0.0.1', port: 0, variable: 'WS_PORT' })
  server.close()
  await once(server, 'close')
  return port
}
