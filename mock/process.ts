import { readArguments, usage } from './arguments.ts'
import { startMockServer } from './server.ts'

// The entry of `npm run mock`: an OpenAI-compatible server in a process of its own.

const outcome = readArguments(process.argv.slice(2))
if (outcome.state === 'help') {
  console.log(usage)
  process.exit(0)
}
if (outcome.state === 'wrong') leave(outcome.problem)

const server = await startMockServer(outcome.options).catch((error: NodeJS.ErrnoException) =>
  leave(explain(error, outcome.options.host, outcome.options.port)),
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)))
}
console.log(
  `mock LLM listening on ${server.url} (HTTP/1.1 and h2c, seed ${outcome.options.seed}); Ctrl-C ends it`,
)

function leave(message: string): never {
  console.error(message)
  process.exit(1)
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `mock: port ${port} on ${host} is in use; stop its holder or choose another: --port N (0 takes a free one)`
  }
  return `mock: expected to listen on ${host}:${port}, found ${error.message}; check --host and --port`
}
