import { attack, heard, keepAnswer, openSocket, resume, scaled } from './attacker.ts'

// One socket asks for its kept answer of 800 KB again, sixteen times at once: about 1 KB of frames, 300 MB of answers.

const RESUMES = 16
const TOKENS = scaled(160_000)

await attack(async () => {
  await keepAnswer('long', TOKENS)
  const socket = await openSocket()
  return async () => {
    const over = heard(socket, '{"type":"end"', RESUMES)
    for (let at = 0; at < RESUMES; at += 1) resume(socket, `${at}`, 'long')
    await over
  }
})
