import { describe, expect, it } from 'vitest'
import { freePort } from '../bench/machine/free-port.ts'
import { processTree } from '../bench/machine/process/processes.ts'
import { runCommand } from './support/command.ts'
import { readAnswer, send } from './support/frames.ts'
import { question } from './support/mock-answer.ts'
import { isPortFree } from './support/port.ts'
import { processesOf } from './support/processes.ts'
import { connect } from './support/raw-client.ts'
import { fetchTicket } from './support/tickets.ts'
import { requestUpgrade } from './support/upgrade-request.ts'

type Command = {
  readonly words: readonly string[]
  readonly deployment: 'integrated' | 'separate'
  readonly serves: readonly ('page' | 'socket')[]
}

const integrated = { deployment: 'integrated', serves: ['page', 'socket'] } as const
const socketServer = { deployment: 'separate', serves: ['socket'] } as const
const pages = { deployment: 'separate', serves: ['page'] } as const
const separate = { deployment: 'separate', serves: ['page', 'socket'] } as const

/** Every command of the README that starts a deployment. */
const commands: readonly Command[] = [
  { words: ['./start-integrated.sh'], ...integrated },
  { words: ['npm', 'run', 'start:integrated'], ...integrated },
  { words: ['npm', 'run', 'dev:integrated'], ...integrated },
  { words: ['separate/start-server.sh'], ...socketServer },
  { words: ['src/app/api/streaming/socket/start-server.sh'], ...socketServer },
  { words: ['npm', 'run', 'start:ws'], ...socketServer },
  { words: ['npm', 'run', 'start:web'], ...pages },
  { words: ['npm', 'run', 'dev'], ...pages },
  { words: ['npm', 'run', 'start:separate'], ...separate },
  { words: ['npm', 'run', 'dev:separate'], ...separate },
]

const titled = (command: Command) => [command.words.join(' '), command] as const
const isDevelopment = ({ words }: Command) => words.some(word => /\bdev\b/.test(word))

/**
 * What a service manager would run: it sends SIGTERM to the process it started and to no other. `npm run` is left out:
 * it runs a script through a shell that does not pass the signal on.
 */
const services: readonly Command[] = [
  ...commands.filter(({ words }) => words[0] !== 'npm'),
  { words: ['node_modules/.bin/node', 'separate/both.ts'], ...separate },
  { words: ['node_modules/.bin/node', 'separate/both.ts', '--dev'], ...separate },
  {
    words: ['node_modules/.bin/node', 'integrated/server.ts', '--dev'],
    ...integrated,
  },
]

/** Two lanes at once, for two cores. Within each one after another: `next dev` holds a lock. */
const lanes = [
  ['development', isDevelopment],
  ['production', (command: Command) => !isDevelopment(command)],
] as const
const inTurn = { concurrent: false, timeout: 120_000 }

const start = async ({ words, deployment, serves }: Command) => {
  const [pagePort, otherPort] = [await freePort(), await freePort()]
  const socketPort = deployment === 'integrated' ? pagePort : otherPort
  const settings = { PORT: pagePort, WS_PORT: otherPort, DRAIN_MS: 500, TICKET_SECRET: '' }
  const command = runCommand(words, settings)
  await command.printed([
    ...(serves.includes('socket') ? [`ws://localhost:${socketPort}`, 'answers  mock'] : []),
    ...(serves.includes('page') && deployment === 'separate' ? ['Ready in'] : []),
  ])
  return { command, pagePort, socketPort }
}

describe.concurrent.each(lanes)('commands in %s', (_, isOfLane) => {
  it.each(commands.filter(isOfLane).map(titled))(
    '%s serves without any configuration, and Ctrl-C ends all of it',
    inTurn,
    async (_, row) => {
      const { command, pagePort, socketPort } = await start(row)
      await using _running = command
      if (row.serves.includes('page')) {
        const response = await fetch(`http://127.0.0.1:${pagePort}/bench/static`)
        expect(response.status).toBe(200)
        await response.text()
      }
      if (row.serves.includes('socket')) {
        const path = row.deployment === 'integrated' ? '/api/websocket' : '/'
        const origin = `http://localhost:${pagePort}`
        const statusOf = async (target: string) =>
          (await requestUpgrade({ port: socketPort, target, headers: { Origin: origin } })).status
        // One that serves both has drawn a secret; a socket server that was started apart asks for no ticket.
        const isWhole = row.serves.includes('page')
        expect(await statusOf(path)).toBe(isWhole ? 401 : 101)
        if (isWhole) {
          const { ticket } = await fetchTicket(`http://127.0.0.1:${pagePort}`, { origin })
          expect(await statusOf(`${path}?ticket=${ticket}`)).toBe(101)
        }
        // A secret is never shown: 64 hexadecimal digits, or a ticket.
        expect(await command.printed([])).not.toMatch(/[0-9a-f]{64}|eyJ/)
      }
      command.interrupt()
      await command.ended()
      expect([await isPortFree(pagePort), await isPortFree(socketPort)]).toEqual([true, true])
    },
  )

  it.each(services.filter(isOfLane).map(titled))(
    '%s ends with all its children on SIGTERM',
    inTurn,
    async (_, row) => {
      const { command, pagePort, socketPort } = await start(row)
      await using _running = command
      command.terminate()
      await command.ended()
      expect([await isPortFree(pagePort), await isPortFree(socketPort)]).toEqual([true, true])
    },
  )

  it.each(services.filter(isOfLane).map(titled))(
    '%s leaves no process behind when it is killed',
    inTurn,
    async (_, row) => {
      const { command } = await start(row)
      await using _running = command
      command.kill()
      await command.ended()
    },
  )
})

describe('commands', () => {
  it('separate/both.ts lets a live answer end on SIGTERM, though the pages end at once', async () => {
    const [pagePort, socketPort] = [await freePort(), await freePort()]
    await using command = runCommand(['node_modules/.bin/node', 'separate/both.ts'], {
      PORT: pagePort,
      WS_PORT: socketPort,
      DRAIN_MS: 15_000,
    })
    await command.printed(['answers  mock', 'Ready in'])
    await using client = await connect({
      socketUrl: `ws://127.0.0.1:${socketPort}/`,
      pageUrl: `http://localhost:${pagePort}`,
    })
    const asked = question(84, 'ttft=0 gap=20 length=100')
    client.send(send('r', 'c', asked.text))
    expect(await client.next()).toMatchObject({ requestId: 'r', sequence: 0 })
    command.terminate()
    const answer = await readAnswer(client, 'r', 1)
    expect([answer.text, answer.outcome]).toEqual([asked.answer, { state: 'end' }])
    expect(await client.closed()).toMatchObject({ code: 1012 })
    await command.ended()
  })

  it.runIf(process.platform === 'linux')(
    'separate/both.ts ends although one of its processes hears nothing',
    async () => {
      const [pagePort, socketPort] = [await freePort(), await freePort()]
      await using command = runCommand(['node_modules/.bin/node', 'separate/both.ts'], {
        PORT: pagePort,
        WS_PORT: socketPort,
        DRAIN_MS: 100,
      })
      await command.printed(['answers  mock', 'Ready in'])
      const tree = await processTree([command.pid])
      const pids = tree.state === 'measured' ? tree.pids : expect.unreachable()
      const [server = expect.unreachable()] = await processesOf(pids, 'separate/server.ts')
      process.kill(server, 'SIGSTOP')
      command.terminate()
      await command.ended()
    },
  )
})
