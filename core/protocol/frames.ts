import type { UIMessage, UIMessageChunk, WebSocketChatTransportResponse } from 'ai'

// The wire is the AI SDK's WebSocketChatTransport protocol (PROTOCOL.md). Its types are imported as
// types only: neither server nor k6 loads the package.

/** A turn: the whole history of a chat, to be answered. */
export type SendFrame = {
  readonly type: 'send'
  readonly requestId: string
  /** The chat. */
  readonly id: string
  readonly trigger: 'submit-message' | 'regenerate-message'
  readonly messages: readonly UIMessage[]
}

/** Asks for the retained answer of a chat, from after `lastSequence` or from the start. */
export type ResumeFrame = {
  readonly type: 'resume'
  readonly requestId: string
  readonly id: string
  readonly lastSequence: number | undefined
  /** The answer that `lastSequence` was counted in, as its `start` chunk named it. Without one: whichever the chat has. */
  readonly messageId?: string | undefined
}

/** Stops the answer that `requestId` (a send or a resume of this socket) follows. */
export type AbortFrame = { readonly type: 'abort'; readonly requestId: string }

/** What a client may say. */
export type ClientFrame = SendFrame | ResumeFrame | AbortFrame

/** What a server may say: exactly the SDK's. */
export type ServerFrame = WebSocketChatTransportResponse

/** The payload of a `chunk` frame: exactly the SDK's. */
export type Chunk = UIMessageChunk

/** Why an answer ended, in the words of the SDK's `finish` chunk. */
export type FinishReason = NonNullable<Extract<UIMessageChunk, { type: 'finish' }>['finishReason']>
