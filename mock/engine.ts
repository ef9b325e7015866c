import { AnswerStream } from './answer-stream.ts'
import { parseChatRequest } from './chat-request.ts'
import type { Envelope } from './completion.ts'
import { answerInDialect } from './dialects/answer-in-dialect.ts'
import { dialectCases, findDialect } from './dialects/registry.ts'
import { type Behaviour, findDirective, parseDirectives } from './directives.ts'
import { badRequest, type ErrorReply, statusFault, unknownUrl } from './error-bodies.ts'
import type { Fault } from './fault.ts'
import { SeenOnce } from './once.ts'
import type { MockOptions } from './options.ts'
import { planAnswer } from './plan.ts'
import type { Sink } from './sink.ts'
import { createStats, type MockStats } from './stats.ts'
import type { WheelClock } from './wheel-clock.ts'
import { answerWhole } from './whole-answer.ts'

/** A request whose body was read. */
interface MockRequest {
  readonly method: string
  /** The path without its query. */
  readonly path: string
  /** The header `x-mock`; empty where there is none. */
  readonly directives: string
  readonly body: string
}

/** Answers requests into sinks; the same for a process and for a `fetch`. */
export interface Engine {
  answer(request: MockRequest, sink: Sink): void
  readonly stats: MockStats
}

const jsonHeaders = { 'content-type': 'application/json' }

/** Creates the engine of one mock: its seed, its ordinal of requests, its counters. */
export function createEngine(options: MockOptions, clock: WheelClock): Engine {
  const stats = createStats()
  const seen = new SeenOnce()
  let ordinal = 0

  const speak = (dialect: string, sink: Sink) => {
    const answer = dialectCases.get(dialect)
    if (answer !== undefined) return answerInDialect(answer, { sink, clock, stats })
    const known = [...dialectCases.keys()].join(', ')
    refuse(sink, badRequest(`dialect: expected one of ${known}, found "${dialect}"`))
  }

  const complete = (incoming: MockRequest, sink: Sink) => {
    const outcome = parseChatRequest(incoming.body)
    if (outcome.state === 'wrong') return refuse(sink, badRequest(outcome.problem))
    const { request } = outcome
    const dialect = findDialect(request.lastUserMessage)
    if (dialect !== undefined) return speak(dialect, sink)
    const header = parseDirectives(incoming.directives)
    const message = parseDirectives(findDirective(request.lastUserMessage))
    const problems = [header, message].flatMap(read =>
      read.state === 'wrong' ? read.problems : [],
    )
    if (header.state === 'wrong' || message.state === 'wrong') {
      return refuse(sink, badRequest(`mock directive: ${problems.join('; ')}`))
    }
    const behaviour: Behaviour = {
      ...defaultBehaviour(options),
      ...header.changes,
      ...message.changes,
    }
    const repeated = behaviour.once && seen.before(incoming.directives + request.lastUserMessage)
    const fault: Fault | undefined = repeated ? undefined : behaviour.fault
    if (fault?.kind === 'refuse') return sink.destroy()
    if (fault?.kind === 'status') return refuse(sink, statusFault(fault.status, request.model))
    const plan = planAnswer({ seed: options.seed, ordinal: ordinal++, request, behaviour })
    const created = Math.floor(Date.now() / 1000)
    const envelope: Envelope = { id: plan.id, created, request, variants: behaviour.variants }
    const answer = { plan, envelope, stamp: behaviour.stamp, fault, sink, clock, stats }
    if (!request.stream) return answerWhole(answer)
    new AnswerStream(answer)
  }

  return {
    stats,
    answer(incoming, sink) {
      const route = `${incoming.method} ${incoming.path}`
      if (route === 'POST /v1/chat/completions') return complete(incoming, sink)
      if (route === 'GET /v1/models') return send(sink, models())
      if (route === 'GET /healthz') return send(sink, { status: 'ok' })
      if (route === 'GET /mock/stats') return send(sink, stats)
      refuse(sink, unknownUrl(incoming.method, incoming.path))
    },
  }
}

/** Answers with an error. */
export function refuse(sink: Sink, reply: ErrorReply): void {
  sink.head(reply.status, { ...jsonHeaders, ...reply.headers })
  sink.end(reply.body)
}

function send(sink: Sink, value: unknown): void {
  sink.head(200, jsonHeaders)
  sink.end(JSON.stringify(value))
}

function defaultBehaviour({ ttft, gap, length }: MockOptions): Behaviour {
  return { ttft, gap, length, stamp: false, once: false, variants: [] }
}

/** Any model is answered; this is the one that the mock names. */
function models(): unknown {
  return {
    object: 'list',
    data: [{ id: 'mock', object: 'model', created: 1_700_000_000, owned_by: 'mock' }],
  }
}
