import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { readStartOptions } from '../core/server/start-options.ts'

const { dev } = readStartOptions(
  'Both processes of the separate deployment under one command. When one ends, so does the other.',
)
const flags = dev ? ['--dev'] : []

const start = (file: string): ChildProcess =>
  spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url)), ...flags], {
    // By the channel a child learns that this process is gone.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })

const children = [start('server.ts'), start('web.ts')]
let stopping = false
const stop = () => {
  stopping = true
  for (const child of children) child.kill('SIGTERM')
}

// Ctrl-C reaches the children by themselves; a SIGTERM reaches this process alone.
process.on('SIGINT', () => {
  stopping = true
})
process.on('SIGTERM', stop)

const exits = children.map(async child => {
  const [code] = (await once(child, 'exit')) as [number | null]
  const asked = stopping
  // A second signal would end a socket server at once that lets its answers end.
  if (!asked) stop()
  return code ?? (asked ? 0 : 1)
})
process.exitCode = Math.max(...(await Promise.all(exits)))
