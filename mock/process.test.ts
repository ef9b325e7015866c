import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { startMockServer } from './server.ts'

function run(...words: string[]) {
  const entry = fileURLToPath(new URL('process.ts', import.meta.url))
  const child = spawn(process.execPath, [entry, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { out: '', error: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.error += text
  })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...output }))
  return {
    child,
    output,
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'listens, answers and ends cleanly on %s in mid-answer',
  async signal => {
    await using mock = run(
      '--port',
      '0',
      '--ttft',
      '0',
      '--gap',
      '60000',
      '--length',
      '9',
      '--seed',
      '4',
    )
    await once(mock.child.stdout, 'data')
    const line =
      /^mock LLM listening on (http:\/\/127\.0\.0\.1:\d+\/v1) \(HTTP\/1\.1 and h2c, seed 4\); Ctrl-C ends it\n$/
    const [, url] = line.exec(mock.output.out) ?? []
    const body = '{"model":"m","stream":true,"messages":[]}'
    const response = await fetch(`${url}/chat/completions`, { method: 'POST', body })
    expect(response.status).toBe(200)
    mock.child.kill(signal)
    await expect(response.text()).rejects.toThrow()
    expect(await mock.ended).toMatchObject({ code: 0, error: '' })
  },
)

test('a port in use is named, with the remedy', async () => {
  await using holder = await startMockServer()
  await using mock = run('--port', String(holder.port))
  expect(await mock.ended).toEqual({
    code: 1,
    out: '',
    error: `mock: port ${holder.port} on 127.0.0.1 is in use; stop its holder or choose another: --port N (0 takes a free one)\n`,
  })
})

test('--help explains the flags', async () => {
  await using mock = run('--help')
  const ended = await mock.ended
  expect(ended.code).toBe(0)
  for (const flag of ['--port', '--host', '--seed', '--ttft', '--gap', '--length'])
    expect(ended.out).toContain(flag)
})

test('a wrong flag is one line on standard error', async () => {
  await using mock = run('--port', 'abc')
  expect(await mock.ended).toEqual({
    code: 1,
    out: '',
    error: 'mock: --port: expected a whole number from 0 to 65535, found "abc"; see --help\n',
  })
})
