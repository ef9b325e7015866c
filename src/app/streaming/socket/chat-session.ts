import { Chat } from '@ai-sdk/react'
import { type ChatMessage, isUnanswered } from './chat-message.ts'
import type { SavedChat } from './chat-storage.ts'
import { type ConnectionStatus, createConnection } from './connection.ts'
import { browserNetwork, type Network } from './network.ts'
import { observedWebSocket } from './observed-web-socket.ts'
import { ResumableTransport } from './resumable-transport.ts'
import {
  createStreamMeter,
  requestIdOf,
  type StreamMeter,
  textDeltaSequence,
} from './stream-meter.ts'
import { describeFailure, describeGivingUp, isConnectionLoss } from './words.ts'

/** What the user is told about an answer that did not end well. All of them can be retried. */
export type Notice = {
  readonly state: 'interrupted' | 'failed' | 'stopped'
  readonly text: string
}

/** What the page shows beside the messages. Replaced, never changed. */
export type SessionSnapshot = {
  readonly connection: ConnectionStatus
  /** `recovering`: the connection broke, and the answer is being asked for again. */
  readonly activity: 'idle' | 'answering' | 'recovering'
  readonly notice: Notice | undefined
}

type ChatSessionOptions = {
  readonly chatId: string
  readonly socketUrl: string
  readonly saved: SavedChat
  readonly webSocket?: typeof WebSocket
  readonly network?: Network
}

const interrupted = 'The answer was interrupted and cannot be resumed. Retry to ask again.'

/** One chat and its socket, from the first message on, over drops and reloads. */
export type ChatSession = {
  /** For `useChat`, which leaves the chat's life to us: leaving the page must not stop the answer. */
  readonly chat: Chat<ChatMessage>
  readonly meter: StreamMeter
  readonly getSnapshot: () => SessionSnapshot
  readonly subscribe: (listener: () => void) => () => void
  readonly send: (text: string) => void
  /** Asks the last question again, in place of its answer. */
  readonly retry: () => void
  readonly stop: () => void
  readonly reconnectNow: () => void
  /** Connects, follows the browser's online state and takes up a saved answer; returns its end. */
  readonly start: () => () => void
}

/** Opens a chat. Nothing connects before it is started. */
export function createChatSession({
  chatId,
  socketUrl,
  saved,
  webSocket = WebSocket,
  network = browserNetwork,
}: ChatSessionOptions): ChatSession {
  const meter = createStreamMeter()
  const listeners = new Set<() => void>()
  let snapshot: SessionSnapshot = {
    connection: { state: 'idle' },
    activity: saved.answering ? 'recovering' : 'idle',
    notice:
      !saved.answering && isUnanswered(saved.messages)
        ? { state: 'interrupted', text: interrupted }
        : undefined,
  }
  let questionLeft = true
  let running = false
  let heard = true
  /** The request whose answer is shown. */
  let followed: string | undefined

  function update(change: Partial<SessionSnapshot>): void {
    snapshot = { ...snapshot, ...change }
    for (const listener of listeners) listener()
  }

  function settle(notice: Notice | undefined): void {
    if (snapshot.activity === 'idle') return
    meter.end()
    connection.settled()
    update({ activity: 'idle', notice })
  }

  const connection = createConnection({
    isOnline: network.isOnline,
    changed: status => update({ connection: status }),
    giveUp: code => settle({ state: 'failed', text: describeGivingUp(code) }),
    reconnect: () => {
      if (snapshot.activity === 'idle') return tellStop()
      // A question that never left is asked again; asking twice what did leave could answer twice.
      void (questionLeft ? chat.resumeStream() : chat.regenerate())
    },
  })

  const transport = new ResumableTransport(
    {
      url: socketUrl,
      webSocket: observedWebSocket(
        {
          connecting: () => connection.connecting(),
          opened: () => connection.opened(),
          closed: (code, reason) => connection.closed(code, reason),
          sent: frame => {
            if (frame.startsWith('{"type":"send"')) questionLeft = true
            if (!transport.isStopping) followed = requestIdOf(frame) ?? followed
          },
          received: frame => {
            heard = true
            const sequence = textDeltaSequence(frame)
            if (sequence === undefined || requestIdOf(frame) !== followed) return
            meter.token(performance.now(), sequence)
          },
        },
        webSocket,
      ),
    },
    outcome => {
      if (outcome === 'no-active') return settle({ state: 'interrupted', text: interrupted })
      meter.resume(performance.now())
      update({ activity: 'answering' })
    },
  )

  const chat = new Chat<ChatMessage>({
    id: chatId,
    messages: saved.messages,
    transport,
    onError: error => {
      if (!running) return
      if (!isConnectionLoss(error)) {
        return settle({ state: 'failed', text: describeFailure(error) })
      }
      update({ activity: 'recovering' })
      connection.answerLost()
    },
    onFinish: ({ isAbort, isError, messages }) => {
      if (!running || isAbort || isError) return
      // A resume may have replayed the answer before: then this question has none.
      const unanswered = isUnanswered(messages)
      settle(unanswered ? { state: 'interrupted', text: interrupted } : undefined)
    },
  })

  /** Connects for a stop that found no connection, until the server has heard of it. */
  function tellStop(): void {
    const failed = () => {
      if (running) connection.answerLost()
    }
    void transport.stopNow().then(connection.settled, failed)
  }

  function ask(request: () => Promise<void>): void {
    if (snapshot.activity !== 'idle') return
    connection.settled()
    questionLeft = false
    meter.start(performance.now())
    update({ activity: 'answering', notice: undefined })
    void request()
  }

  return {
    chat,
    meter,
    getSnapshot: () => snapshot,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send: text => ask(() => chat.sendMessage({ text })),
    retry: () => ask(() => chat.regenerate()),
    stop: () => {
      const unreachable = snapshot.activity === 'recovering' || !heard
      if (unreachable && questionLeft) transport.stopLater(chatId)
      settle({ state: 'stopped', text: 'You stopped this answer.' })
      void chat.stop()
      tellStop()
    },
    reconnectNow: () => connection.reconnectNow(),
    start: () => {
      running = true
      const unwatch = network.watch(() => {
        const dead = network.isOnline() && !heard
        if (!network.isOnline()) heard = false
        // A socket that was silent while the network was gone may be dead without knowing it.
        if (dead) {
          transport.close()
          connection.abandoned()
        }
        connection.networkChanged()
      })
      connection.networkChanged()
      if (snapshot.activity !== 'idle') connection.recover()
      if (snapshot.activity === 'idle' && network.isOnline()) void transport.connect()
      return () => {
        running = false
        unwatch()
        connection.settled()
        transport.close()
      }
    },
  }
}
