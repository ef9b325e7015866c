import { formatStamp } from '../../../mock/stamp.ts'
import { TOKENS_PER_SECOND } from '../../plan/scenarios/relay.ts'
import { servePrompts } from './serve-prompts.ts'

// Every stream is a timer; every token a frame of the size that the other arms send.

servePrompts(({ requestId }, socket) => {
  const head = `{"type":"chunk","requestId":"${requestId}","sequence":`
  let sequence = 0
  const timer = setInterval(() => {
    const token = `${formatStamp(process.hrtime.bigint())} token`
    socket.send(`${head}${sequence},"chunk":{"type":"text-delta","id":"0","delta":"${token}"}}`)
    sequence += 1
  }, 1_000 / TOKENS_PER_SECOND)
  socket.once('close', () => clearInterval(timer))
})
