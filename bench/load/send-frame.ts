import type { SendFrame } from '../../core/protocol/frames.ts'

/** The text of a frame that asks a question in a chat, as the page would send it. */
export function sendFrame(requestId: string, chatId: string, text: string): string {
  const frame: SendFrame & Record<string, unknown> = {
    type: 'send',
    requestId,
    id: chatId,
    trigger: 'submit-message',
    messages: [{ id: requestId, role: 'user', parts: [{ type: 'text', text }] }],
    headers: {},
    body: {},
  }
  return JSON.stringify(frame)
}
