import { attack, heard, keepAnswer, openSocket, resume, words } from './attacker.ts'

// Clients that lost their connection in mid-answer come back at once, each for all of its answer.

/** Answers that are prepared at a time. */
const AT_ONCE = 20

const [clients = '200', tokens = '1000'] = words

await attack(async () => {
  const chats = Array.from({ length: Number(clients) }, (_, at) => `reconnect-${at}`)
  for (let at = 0; at < chats.length; at += AT_ONCE) {
    await Promise.all(chats.slice(at, at + AT_ONCE).map(chat => keepAnswer(chat, Number(tokens))))
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
        resume(socket, 'r', chat)
        await over
        // start, text-start, the deltas, text-end, finish
        if (next !== Number(tokens) + 4) throw new Error(`${chat}: ${next} chunks`)
      }),
    )
  }
})
