import type OpenAI from 'openai'
import { servePrompts, type Turn } from './serve-prompts.ts'

/** The relay that most people write: the client's iterator, an object per chunk, `JSON.stringify` per frame. */
export function relayLoop(client: OpenAI): void {
  servePrompts(async ({ requestId, messages }: Turn, socket) => {
    try {
      const stream = await client.chat.completions.create({
        model: 'mock',
        messages: messages.map(({ parts }) => ({ role: 'user', content: parts[0]?.text ?? '' })),
        stream: true,
      })
      socket.once('close', () => stream.controller.abort())
      let sequence = 0
      for await (const chunk of stream) {
        const delta = chunk.choices[0]?.delta?.content
        if (!delta) continue
        const textDelta = { type: 'text-delta', id: '0', delta }
        socket.send(JSON.stringify({ type: 'chunk', requestId, sequence, chunk: textDelta }))
        sequence += 1
      }
      socket.send(JSON.stringify({ type: 'end', requestId }))
    } catch (error) {
      socket.send(JSON.stringify({ type: 'error', requestId, errorText: String(error) }))
    }
  })
}
