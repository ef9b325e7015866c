import { log } from '../../log.ts'
import { Chats, type ChatsOptions } from '../chats.ts'
import { unlimited } from '../quota.ts'
import { Session } from '../session.ts'
import { FakeFrameSink } from './fake-frame-sink.ts'
import { ScriptedUpstream } from './scripted-upstream.ts'

// Thousands of answers fail on purpose here.
log.level = 'silent'

/** A client's side of a session: what it sends, and what came of it. */
export type Client = {
  readonly session: Session
  readonly sink: FakeFrameSink
  readonly violations: string[]
  /** How often the session fell idle. */
  idles(): number
  send(requestId: string, chatId: string, text?: string): void
  resume(requestId: string, chatId: string, lastSequence?: number, messageId?: string): void
  abort(requestId: string): void
}

type ClientLimits = {
  user?: string
  promptBytes?: number
  liveAnswers?: number
  refusedFrames?: number
}

/** Chats over a scripted upstream. Disposing it stops their timer. */
export type Scene = Disposable & {
  readonly upstream: ScriptedUpstream
  readonly chats: Chats
  connect(limits?: ClientLimits): Client
}

/** Sets a scene with these limits; what is left out is ample. */
export function setScene(
  limits: Partial<ChatsOptions['limits']> = {},
  openSharing?: ChatsOptions['openSharing'],
): Scene {
  const upstream = new ScriptedUpstream()
  const chats = new Chats({
    upstream,
    deployment: 'test',
    openSharing,
    limits: {
      answers: 1_000,
      answerBytes: 1 << 20,
      journalBytes: 1 << 24,
      journalTtlMs: 60_000,
      unfollowedMs: 600_000,
      ...limits,
    },
  })
  return {
    upstream,
    chats,
    connect: limits => connect(chats, limits),
    [Symbol.dispose]: () => chats.close('over'),
  }
}

function connect(
  chats: Chats,
  { user, promptBytes = 1 << 20, liveAnswers = 16, refusedFrames = 1_000 }: ClientLimits = {},
): Client {
  const sink = new FakeFrameSink()
  const violations: string[] = []
  let idles = 0
  const session = new Session({
    chats,
    sink,
    user,
    quota: unlimited,
    promptBytes,
    liveAnswers,
    refusedFrames,
    onViolation: reason => violations.push(reason),
    onIdle: () => {
      idles += 1
    },
  })
  const receive = (frame: object) => session.receive(JSON.stringify(frame))
  return {
    session,
    sink,
    violations,
    idles: () => idles,
    send(requestId, id, text = 'Hi') {
      const messages = [{ id: 'm1', role: 'user', parts: [{ type: 'text', text }] }]
      receive({ type: 'send', requestId, id, trigger: 'submit-message', messages })
    },
    resume(requestId, id, lastSequence, messageId) {
      receive({ type: 'resume', requestId, id, lastSequence, messageId })
    },
    abort(requestId) {
      receive({ type: 'abort', requestId })
    },
  }
}
