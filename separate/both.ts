import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { secretVariable } from '../core/config/ticket-secret.ts'
import { loadConfig } from '../core/config.ts'
import { killAfterDeadline } from '../core/server/exit-deadline.ts'
import { start } from '../core/server/start.ts'

const what =
  'Both processes of the separate deployment under one command. When one ends, so does the other.'

type ChildOptions = {
  readonly flags: readonly string[]
  readonly variables: Readonly<Record<string, string>>
}

const startChild = (file: string, { flags, variables }: ChildOptions): ChildProcess =>
  spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url)), ...flags], {
    env: { ...process.env, ...variables },
    // By the channel a child learns that this process is gone.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })

await start(what, async ({ dev }) => {
  const { drainMs, ticketSecret } = loadConfig({ dev, draws: 'alone' })
  const options = { flags: dev ? ['--dev'] : [], variables: secretVariable(ticketSecret) }
  const children = [startChild('server.ts', options), startChild('web.ts', options)]
  let stopping = false
  const ending = () => {
    if (!stopping) killAfterDeadline(children, drainMs)
    stopping = true
  }
  const stop = () => {
    ending()
    for (const child of children) child.kill('SIGTERM')
  }

  // Ctrl-C reaches the children by themselves; a SIGTERM reaches this process alone.
  process.on('SIGINT', ending)
  process.on('SIGTERM', stop)

  const exits = children.map(async child => {
    const [code] = (await once(child, 'exit')) as [number | null]
    const asked = stopping
    // A second signal would end a socket server at once that lets its answers end.
    if (!asked) stop()
    return code ?? (asked ? 0 : 1)
  })
  process.exitCode = Math.max(...(await Promise.all(exits)))
})
