import { ask, attack, heard, openSocket } from './attacker.ts'

// Clients that lost their connection in mid-answer come back at once, each for all of its answer.

/** Answers that are prepared at a time. */
const AT_ONCE = 20

const [, , clients = '200', tokens = '1000'] = process.argv.slice(2)

await attack(async () => {
  const chats = Array.from({ length: Number(clients) }, (_, at) => `reconnect-${at}`)
  const prepare = async (chat: string) => {
    const socket = await openSocket()
    const answered = heard(socket, '{"type":"end"', 1)
    ask(socket, chat, Number(tokens))
    await answered
    socket.removeAllListeners('close')
    socket.terminate()
  }
  for (let at = 0; at < chats.length; at += AT_ONCE) {
    await Promise.all(chats.slice(at, at + AT_ONCE).map(prepare))
  }
  return async () => {
    await Promise.all(
      chats.map(async chat => {
        const socket = await openSocket()
        let next = 0
        socket.on('message', (data: Buffer) => {
          const frame = JSON.parse(String(data))
          if (frame.type !== 'chunk') return
          if (frame.sequence !== next) throw new Error(`${chat}: ${frame.sequence}, not ${next}`)
          next += 1
        })
        const over = heard(socket, '{"type":"end"', 1)
        socket.send(JSON.stringify({ type: 'resume', requestId: 'r', id: chat }))
        await over
        // start, text-start, the deltas, text-end, finish
        if (next !== Number(tokens) + 4) throw new Error(`${chat}: ${next} chunks`)
      }),
    )
  }
})
