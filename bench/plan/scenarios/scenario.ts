import type { Translated } from '../../words.ts'
import type { Profile } from '../profile.ts'
import type { Service } from '../subjects/subject.ts'
import type { VisitLoad } from '../visits.ts'

/** What clients ask of a deployment around a fault, and when. The same for each deployment: shares have the same base. */
export type FaultLoad = {
  /** Sockets with one long answer each. */
  readonly streams: number
  readonly tokens: number
  readonly gapMs: number
  /** When the fault is done, after every answer has begun. */
  readonly faultAtMs: number
  /** Page requests a second, open loop: static and rendered in turn. */
  readonly pagesPerSecond: number
  /** Attempts a second to open a further socket. */
  readonly socketsPerSecond: number
  /** Until when pages and sockets are asked for. */
  readonly durationMs: number
}

/** Something bad, or planned, that happens to a process; `run/faults` knows how each is done. */
export type FaultKind = 'crash' | 'stall' | 'release'

/** A program of the system that the bench does not bring along. */
export type Program = 'haproxy' | 'redis-server'

/** What is done in one trial: data, stored with the plan. */
export type Action =
  | SubjectAction
  /** All subjects are up at once, and a load visits them in turn: one trial for all of them. */
  | { readonly type: 'visits'; readonly visits: VisitLoad }

/** What is done to one subject. */
export type SubjectAction =
  /** The load generator holds its sockets, and windows of load follow each other. */
  | {
      readonly type: 'load'
      readonly profile: Profile
      /** Steps of its connections that a machine does not reach are left out; absent: they are an error. */
      readonly mayMissSteps?: true
    }
  /** A fault is done to whichever process gives a service, while clients look on. */
  | {
      readonly type: 'fault'
      readonly fault: FaultKind
      readonly service: Service
      readonly load: FaultLoad
    }
  /** It is started for development, and a page is edited while answers run. */
  | { readonly type: 'development'; readonly load: FaultLoad }
  /** Several processes of it are started behind a load balancer, and all clients lose their connection in mid-answer and resume. */
  | { readonly type: 'resumes'; readonly processes: number; readonly load: FaultLoad }
  /** It is started behind a load balancer with so many processes, once for each number, each with live answers of its own. */
  | {
      readonly type: 'scale-out'
      readonly processes: readonly number[]
      readonly load: {
        readonly streamsPerProcess: number
        readonly tokens: number
        readonly gapMs: number
        readonly settleSeconds: number
        readonly measuredSeconds: number
      }
    }
  /** It is started and looked at: what it is made of, and what it asks of its operator. */
  | { readonly type: 'counts' }

/** What is measured, as one file: a further scenario is one more of these and a line in registry.ts. */
export type Scenario = {
  /** Letters, digits and hyphens: the names of files hold it. */
  readonly name: string
  readonly title: Translated
  /** How long one trial takes at most, boot included. */
  readonly seconds: number
  /** In how many rounds of a comparison; `all`: for as long as rounds go on. */
  readonly rounds: number | 'all'
  /** The scenario that measures the same and more: this one is left out where that one has room. */
  readonly partOf?: string
  /** Another app than this project's own has no pages for it. */
  readonly needsBundledPages?: true
  /** It is left out where one of these is not on the PATH. */
  readonly needsPrograms?: readonly Program[]
  readonly action: Action
}

/** A scenario with a fault, and the words that the names and titles of its measures take up. */
export type FaultScenario = Scenario & {
  readonly action: Extract<Action, { type: 'fault' }>
  readonly event: { readonly name: string; readonly words: Translated }
}
