import type { Answers } from '../plan/profile.ts'
import type { Part } from '../samples/run-sample.ts'

/** Why the figures of a window may not be quoted, or what is told beside them. The report puts it into words. */
export type WindowReason = { readonly window: string } & (
  | { readonly kind: 'pages-unsent'; readonly page: string; readonly requests: number }
  | { readonly kind: 'turns-unsent'; readonly turns: number }
  /** The 99th percentile of how late turns were sent. */
  | { readonly kind: 'turns-late'; readonly p99Ms: number }
  /** The same of the requests to a page. */
  | { readonly kind: 'pages-late'; readonly page: string; readonly p99Ms: number }
  /** The 99th percentile of the control stream, which no deployment takes part in. */
  | { readonly kind: 'control-late'; readonly p99Ms: number }
  /** The share of the machine's time that its host gave to others. */
  | { readonly kind: 'stolen'; readonly share: number }
  /** For which share of its steady part the window was watched. */
  | { readonly kind: 'runner-late'; readonly watched: number }
  /** These used up a core, several of them together. */
  | { readonly kind: 'saturated'; readonly parts: readonly Part[] }
  /** Of a relay, which share of the tokens arrived that its streams have when nobody is behind. */
  | { readonly kind: 'behind'; readonly received: number }
  /** For which share of the window others had its core while it was ready to run. */
  | { readonly kind: 'core-taken'; readonly waited: number }
  /** Nothing tells which part of a token's delay the measuring itself takes. */
  | { readonly kind: 'no-control' }
  /** No token tells how late it is, or by another machine's clock. */
  | { readonly kind: 'unstamped'; readonly stamps: NonNullable<Answers['unstamped']> }
  /** Streams of the probe that broke off, and how the first did. */
  | { readonly kind: 'streams-lost'; readonly streams: number; readonly first: string }
)

/** Why the figures of a trial may not be quoted: what a window of it lacks, or that it never came to its end. */
export type Reason = WindowReason | { readonly kind: 'failed'; readonly message: string }
