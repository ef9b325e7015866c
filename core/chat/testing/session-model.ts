import fc from 'fast-check'
import { expect } from 'vitest'
import { failure } from '../../upstream/failure.ts'
import { type AnswerModel, chunksOf, inShort, streamOf } from './answer-model.ts'
import { type Client, type Scene, setScene } from './scene.ts'
import type { ScriptedAnswer } from './scripted-upstream.ts'

// Random lives of sockets, chats and answers, against a model that says which frames each request must
// have got. A socket whose queue is full may lag behind the model; it may never stray from it.

/** A request, the frames it must have got so far, and after it is answered nothing more. */
type Request = { socket: number; frames: () => readonly string[] }

class Model {
  readonly chats = new Map<string, AnswerModel>()
  readonly requests = new Map<string, Request>()
  readonly open = new Set<number>()
}

class Real {
  readonly clients: Client[] = []
  readonly answers = new Map<string, ScriptedAnswer>()
  readonly scene: Scene
  constructor(scene: Scene) {
    this.scene = scene
  }

  client(socket: number): Client {
    return this.clients[socket] ?? expect.unreachable()
  }

  framesOf(requestId: string, { socket }: Request): readonly string[] {
    return this.client(socket).sink.framesOf(requestId).map(inShort)
  }
}

/** Every request has got what it must, in order; where the queue has room, all of it. */
function check(model: Model, real: Real): void {
  for (const [requestId, request] of model.requests) {
    const expected = request.frames()
    const found = real.framesOf(requestId, request)
    const mayLag = !model.open.has(request.socket) || !real.client(request.socket).sink.hasRoom
    expect(found).toEqual(mayLag ? expected.slice(0, found.length) : expected)
  }
  for (const { violations, sink } of real.clients) {
    expect(violations).toEqual([])
    expect(sink.overfull).toEqual([])
  }
}

/** A command that acts on model and part alike, and then compares them. */
const command = (
  name: string,
  act: (model: Model, real: Real) => void,
  ready: (model: Model) => boolean = () => true,
): fc.Command<Model, Real> => ({
  check: ready,
  run(model, real) {
    act(model, real)
    check(model, real)
  },
  toString: () => name,
})

const socketNumber = fc.nat(2)
const chatId = fc.constantFrom('c1', 'c2')
const isLive = (model: Model, id: string) => model.chats.get(id)?.state === 'live'

const connect = fc.constant(
  command('connect', (model, real) => {
    model.open.add(real.clients.length)
    real.clients.push(real.scene.connect({ liveAnswers: 1_000 }))
  }),
)

const drop = socketNumber.map(socket =>
  command(
    `drop ${socket}`,
    (model, real) => {
      model.open.delete(socket)
      real.client(socket).session.close()
    },
    model => model.open.has(socket),
  ),
)

const send = fc.tuple(socketNumber, chatId).map(([socket, id]) =>
  command(
    `send ${socket} ${id}`,
    (model, real) => {
      const requestId = `r${model.requests.size}`
      const refused = isLive(model, id)
      const answer: AnswerModel = { deltas: [], state: 'live' }
      if (!refused) model.chats.set(id, answer)
      model.requests.set(requestId, {
        socket,
        frames: () =>
          refused
            ? ['error An answer is already being written in this chat.']
            : streamOf(answer, 0),
      })
      real.client(socket).send(requestId, id)
      if (!refused) real.answers.set(id, real.scene.upstream.latest)
    },
    model => model.open.has(socket),
  ),
)

const resume = fc
  .tuple(socketNumber, chatId, fc.option(fc.nat(8), { nil: undefined }))
  .map(([socket, id, last]) =>
    command(
      `resume ${socket} ${id} ${last}`,
      (model, real) => {
        const requestId = `r${model.requests.size}`
        const answer = model.chats.get(id)
        const known = answer !== undefined && (last ?? -1) < chunksOf(answer).length
        model.requests.set(requestId, {
          socket,
          frames: () => (known ? ['start', ...streamOf(answer, (last ?? -1) + 1)] : ['no-active']),
        })
        real.client(socket).resume(requestId, id, last)
      },
      model => model.open.has(socket),
    ),
  )

const abort = fc.tuple(socketNumber, chatId).map(([socket, id]) =>
  command(
    `abort ${socket} ${id}`,
    (model, real) => {
      const requestId = `r${model.requests.size}`
      const answer = model.chats.get(id) ?? expect.unreachable()
      const frames = () => ['start', ...streamOf(answer, 0)]
      model.requests.set(requestId, { socket, frames })
      real.client(socket).resume(requestId, id)
      real.client(socket).abort(requestId)
      answer.state = 'aborted'
      expect(real.answers.get(id)?.signal.aborted).toBe(true)
    },
    model => model.open.has(socket) && isLive(model, id),
  ),
)

const write = fc
  .tuple(chatId, fc.boolean(), fc.string({ unit: 'grapheme', maxLength: 3 }))
  .map(([id, thought, text]) =>
    command(
      `${thought ? 'think' : 'write'} ${id}`,
      (model, real) => {
        const delta = `${thought ? 'reasoning' : 'text'}-delta ${text}`
        // A late token of an answer that is over changes nothing.
        if (isLive(model, id)) model.chats.get(id)?.deltas.push(delta)
        const answer = real.answers.get(id)
        if (thought) answer?.think(text)
        if (!thought) answer?.write(text)
      },
      model => model.chats.has(id),
    ),
  )

const end = fc.tuple(chatId, fc.boolean()).map(([id, fails]) =>
  command(
    `${fails ? 'fail' : 'end'} ${id}`,
    (model, real) => {
      const answer = model.chats.get(id) ?? expect.unreachable()
      if (answer.state === 'live') answer.state = fails ? 'failed' : 'finished'
      const { sink } = real.answers.get(id) ?? expect.unreachable()
      if (fails) sink.fail(failure('stalled'))
      if (!fails) sink.end('stop')
    },
    model => model.chats.has(id),
  ),
)

const drain = fc.tuple(socketNumber, fc.constantFrom(0, 1, 3, 1_000)).map(([socket, room]) =>
  command(
    `drain ${socket} ${room}`,
    (_model, real) => {
      const { sink, session } = real.client(socket)
      sink.room = room
      session.drained()
    },
    model => model.open.has(socket),
  ),
)

/** So many lives; the clock must stand (`stopClock`). @throws where a request has not got its frames */
export function expectLivesToMatch(numRuns: number): void {
  const commands = fc.commands(
    [connect, connect, drop, send, send, resume, resume, abort, write, write, write, end, drain],
    { maxCommands: 60, size: '+1' },
  )
  fc.assert(
    fc.property(commands, steps => {
      using scene = setScene()
      const model = new Model()
      const real = new Real(scene)
      fc.modelRun(() => ({ model, real }), steps)
      for (const socket of model.open) {
        real.client(socket).sink.room = Number.POSITIVE_INFINITY
        real.client(socket).session.drained()
      }
      check(model, real)
    }),
    { numRuns },
  )
}
