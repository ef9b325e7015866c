import { Chat } from '@ai-sdk/react'
import { type ChatMessage, isUnanswered, withReasoningTime } from './chat-message.ts'
import type { SharedHistory } from './history/shared-history.ts'
import { createSnapshotStore, type Notice, type SessionSnapshot } from './session-snapshot.ts'
import { createStreamMeter, type StreamMeter } from './stream-meter.ts'
import { createConnection } from './wire/connection.ts'
import { createFollowedRequest } from './wire/followed-request.ts'
import { browserNetwork, type Network } from './wire/network.ts'
import { observeRequests } from './wire/observe-requests.ts'
import { observedWebSocket } from './wire/observed-web-socket.ts'
import { ResumableTransport } from './wire/resumable-transport.ts'
import { createSilenceWatch } from './wire/silence-watch.ts'
import { createStopOrder } from './wire/stop-order.ts'
import { describeFailure, describeGivingUp, isConnectionLoss, notices } from './words.ts'

type ChatSessionOptions = {
  readonly chatId: string
  readonly socketUrl: string
  readonly history: SharedHistory
  readonly webSocket?: typeof WebSocket
  readonly network?: Network
}

/** How often a question is asked of a server that takes it and begins no answer. */
const maxAsks = 3

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
  webSocket = WebSocket,
  network = browserNetwork,
}: ChatSessionOptions): ChatSession {
  const saved = history.load()
  const meter = createStreamMeter()
  const order = createStopOrder()
  const request = createFollowedRequest()
  const interrupted = !saved.answering && isUnanswered(saved.messages)
  const snapshot = createSnapshotStore({
    connection: { state: 'idle' },
    activity: saved.answering ? 'recovering' : 'idle',
    notice: interrupted ? notices.interrupted : undefined,
    kept: true,
  })
  const { update } = snapshot
  let running = false
  let asks = 0
  /** The answer was asked for in another tab. */
  let joined = false
  let resumed: 'found' | 'none' | undefined

  const idsOf = (messages: readonly ChatMessage[]) => messages.map(({ id }) => id)
  const isIdle = () => snapshot.get().activity === 'idle'

  function settle(notice: Notice | undefined): void {
    if (isIdle()) return
    meter.end()
    connection.settled()
    const { reasoningMs } = meter.read(performance.now())
    if (reasoningMs !== undefined) chat.messages = withReasoningTime(chat.messages, reasoningMs)
    update({ activity: 'idle', notice })
  }

  const connection = createConnection({
    isOnline: network.isOnline,
    changed: status => update({ connection: status }),
    giveUp: code => settle({ state: 'failed', text: describeGivingUp(code) }),
    reconnect: () => {
      if (isIdle()) return tellStop()
      // A question that never left is asked again; asking twice what did leave could answer twice.
      void (request.question() === 'held' ? chat.regenerate() : resume())
    },
  })

  const watch = createSilenceWatch({
    probe: () => socket.probe(),
    silent: drop,
    isWaiting: () => !isIdle() || order.isOpen(),
    isVisible: network.isVisible,
  })

  const socket = observedWebSocket(
    observeRequests({
      connection,
      watch,
      order,
      request,
      isStopping: () => transport.isStopping,
      delta: delta => meter.token(performance.now(), delta),
    }),
    webSocket,
  )

  const transport = new ResumableTransport({
    url: socketUrl,
    webSocket: socket.WebSocket,
    order,
    isOlder: request.isOlder,
    onResume: outcome => {
      resumed = outcome
      if (outcome === 'none') return
      request.found()
      meter.resume(performance.now())
      update({ activity: 'answering' })
    },
  })

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
      if (request.isStoppedElsewhere()) return settle(notices.stoppedElsewhere)
      settle(isUnanswered(messages) ? notices.interrupted : undefined)
    },
  })

  /** Gives up a socket that says nothing, for one that does. */
  function drop(): void {
    transport.close()
    watch.stop()
    request.disconnected()
    order.disconnected()
    connection.abandoned()
  }

  /** Follows the answer on a new connection; a question that never arrived is asked again. */
  async function resume(): Promise<void> {
    resumed = undefined
    await chat.resumeStream()
    if (resumed !== 'none' || !running || isIdle()) return
    if (request.question() === 'taken') return settle(joined ? undefined : notices.interrupted)
    if (asks >= maxAsks) return settle(notices.unanswered)
    asks += 1
    request.asked(idsOf(chat.messages))
    await chat.regenerate()
  }

  /** Sees a stop through to the server, by a connection of its own where that is needed. */
  function tellStop(): void {
    const failed = () => {
      if (running) connection.answerLost()
    }
    void transport.confirmStop(chatId).then(() => isIdle() && connection.settled(), failed)
  }

  function ask(question: () => Promise<void>): void {
    if (!isIdle()) return
    takeIn()
    connection.settled()
    asks = 1
    joined = false
    request.asked(idsOf(chat.messages))
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
      if (request.question() !== 'held' && !request.isEnded()) order.order(request.requestId())
      request.leave()
      void chat.stop()
      settle(notices.stopped)
      tellStop()
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
      joined = true
      request.joined(idsOf(chat.messages).filter(id => id !== answer))
      update({ activity: 'answering', notice: undefined })
      void resume()
    },
    start: () => {
      running = true
      const unwatch = network.watch(() => {
        watch.networkChanged(network.isOnline())
        connection.networkChanged()
      })
      const unwatchWaking = network.watchWaking(() => watch.check())
      connection.networkChanged()
      if (!isIdle()) connection.recover()
      if (isIdle() && network.isOnline()) void transport.connect()
      return () => {
        running = false
        unwatch()
        unwatchWaking()
        watch.stop()
        connection.settled()
        transport.close()
      }
    },
  }
}
