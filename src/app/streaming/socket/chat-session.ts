import { Chat } from '@ai-sdk/react'
import { createAsking } from './asking.ts'
import { type ChatMessage, isUnanswered, withReasoningTime } from './chat-message.ts'
import type { SharedHistory } from './history/shared-history.ts'
import {
  createSnapshotStore,
  type Notice,
  type SessionSnapshot,
  snapshotOf,
} from './session-snapshot.ts'
import { createStreamMeter, type StreamMeter } from './stream-meter.ts'
import { browserNetwork, type Network } from './wire/network.ts'
import { createSessionWire } from './wire/session-wire.ts'
import { describeFailure, describeGivingUp, isConnectionLoss, notices } from './words.ts'

type ChatSessionOptions = {
  readonly chatId: string
  readonly socketUrl: string
  readonly history: SharedHistory
  /** Gives a ticket for each connection; left out where the socket asks for none. */
  readonly fetchTicket?: (() => Promise<string>) | undefined
  readonly network?: Network
}

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
  /** Saves the chat, joined with what another tab has saved of it. */
  readonly save: () => void
  /** Another tab has saved this chat: shows its turns, and follows an answer that comes there. */
  readonly catchUp: () => void
  /** Connects, follows the browser's online state and takes up a saved answer; returns its end. */
  readonly start: () => () => void
}

/** Opens a chat. Nothing connects before it is started. */
export function createChatSession({
  chatId,
  socketUrl,
  history,
  fetchTicket,
  network = browserNetwork,
}: ChatSessionOptions): ChatSession {
  const saved = history.load()
  const meter = createStreamMeter()
  const snapshot = createSnapshotStore(snapshotOf(saved))
  const { update } = snapshot
  const isIdle = () => snapshot.get().activity === 'idle'

  const wire = createSessionWire({
    chatId,
    socketUrl,
    fetchTicket,
    network,
    isIdle,
    changed: status => update({ connection: status }),
    delta: delta => meter.token(performance.now(), delta),
    giveUp: code => settle({ state: 'failed', text: describeGivingUp(code) }),
    recover: () => asking.recover(),
    onResume: outcome => {
      asking.resumed(outcome)
      if (outcome === 'none') return
      meter.resume(performance.now())
      update({ activity: 'answering' })
    },
  })
  const { connection, request } = wire

  const chat = new Chat<ChatMessage>({
    id: chatId,
    messages: saved.messages,
    transport: wire.transport,
    onError: error => {
      if (!wire.isRunning()) return
      if (!isConnectionLoss(error)) {
        return settle({ state: 'failed', text: describeFailure(error) })
      }
      update({ activity: 'recovering' })
      connection.answerLost()
    },
    onFinish: ({ isAbort, isError, messages }) => {
      if (!wire.isRunning() || isAbort || isError) return
      if (request.isStoppedElsewhere()) return settle(notices.stoppedElsewhere)
      settle(isUnanswered(messages) ? notices.interrupted : undefined)
    },
  })

  const asking = createAsking({ wire, chat: () => chat, isIdle, settle })

  function settle(notice: Notice | undefined): void {
    if (isIdle()) return
    meter.end()
    connection.settled()
    const { reasoningMs } = meter.read(performance.now())
    if (reasoningMs !== undefined) chat.messages = withReasoningTime(chat.messages, reasoningMs)
    update({ activity: 'idle', notice })
  }

  function ask(question: () => Promise<void>): void {
    if (!isIdle()) return
    takeIn()
    connection.settled()
    asking.begin()
    meter.start(performance.now())
    update({ activity: 'answering', notice: undefined })
    void question()
  }

  /** Takes in what another tab has saved; returns the id of an answer that is coming there. */
  function takeIn(): string | undefined {
    const news = history.takeIn(chat.messages)
    if (news === undefined) return undefined
    const last = chat.messages.at(-1)?.id
    if (news.messages !== chat.messages) chat.messages = news.messages
    if (isIdle() && chat.messages.at(-1)?.id !== last) update({ notice: undefined })
    return news.answering
  }

  return {
    chat,
    meter,
    getSnapshot: snapshot.get,
    subscribe: snapshot.subscribe,
    send: text => ask(() => chat.sendMessage({ text })),
    retry: () => ask(() => chat.regenerate()),
    stop: () => {
      if (isIdle()) return
      wire.orderStop()
      void chat.stop()
      settle(notices.stopped)
      wire.tellStop()
    },
    reconnectNow: () => connection.reconnectNow(),
    save: () => {
      takeIn()
      const kept = history.save({ messages: chat.messages, answering: !isIdle() }, Date.now())
      if (kept !== snapshot.get().kept) update({ kept })
    },
    catchUp: () => {
      const answer = takeIn()
      if (answer === undefined || !isIdle() || request.isOver(answer)) return
      update({ activity: 'answering', notice: undefined })
      asking.join(answer)
    },
    start: wire.start,
  }
}
