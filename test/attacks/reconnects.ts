import { attack, heard, inGroups, keepAnswer, openSocket, resume, scaled } from './attacker.ts'

// Clients that lost their connection in mid-answer come back at once, each for all of its answer.

/** Answers that are prepared at a time. */
const AT_ONCE = 20

const CLIENTS = scaled(200)
const TOKENS = scaled(1_000)

await attack(async () => {
  const chats = Array.from({ length: CLIENTS }, (_, at) => `reconnect-${at}`)
  await inGroups(chats, AT_ONCE, chat => keepAnswer(chat, TOKENS))
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
        if (next !== TOKENS + 4) throw new Error(`${chat}: ${next} chunks`)
      }),
    )
  }
})
