import type { WebSocketChatTransportRequest } from 'ai'
import { expectTypeOf, it } from 'vitest'
import type { AbortFrame, ResumeFrame, SendFrame } from './frames.ts'

type SdkRequest<Type> = Extract<WebSocketChatTransportRequest, { type: Type }>

it('reads what the client of the SDK sends, field by field (the type check is the test)', () => {
  expectTypeOf<SdkRequest<'send'>>().toExtend<SendFrame>()
  expectTypeOf<SdkRequest<'resume'>>().toExtend<ResumeFrame>()
  expectTypeOf<SdkRequest<'abort'>>().toExtend<AbortFrame>()
})
