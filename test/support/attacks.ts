import type { Settings } from './environment.ts'

/** A protection that no setting turns off: a module that is loaded before the deployment, and takes it out. */
type Without =
  | 'replay-budget'
  | 'handshake-slices'
  | 'large-frame-share'
  | 'frame-per-turn'
  | 'head-limit'
  | 'cheap-goodbye'

/** An attack, and what shows that it would be felt: the same deployment without what protects it. */
export type Attack = {
  readonly title: string
  /** A file of `test/attacks` without `.ts`, and its arguments. */
  readonly words: readonly string[]
  readonly settings?: Settings
  /** It asks for pages: where they are a process of their own, that is started as well. */
  readonly pages?: boolean
  /** The most memory that the process with the socket may have, in MiB; absent: not judged. */
  readonly rssMib?: number
  readonly unprotected: {
    readonly settings?: Settings
    readonly without?: readonly Without[]
    /** The failure that shows it; absent: it ends as it meant to, and honest users or the memory show it. */
    readonly failure?: RegExp
  }
}

/** Limits so high that they protect nobody. */
const NO_LIMITS: Settings = {
  MAX_FRAME_VALUES: 10_000_000,
  MAX_REFUSED_FRAMES: 10_000_000,
  MAX_MESSAGES_PER_SECOND: 10_000_000,
  MAX_BYTES_PER_SECOND: 1024 * 1024 * 1024,
  MAX_READING_PERCENT: 100,
}

/** Half of what docker-compose.yml gives a deployment. The journals have 256 MiB of it; V8 and malloc keep what was freed. */
const RSS_AT_CAP_MIB = 1_024

const noBudget = { without: ['replay-budget'] } as const
const noSlices = { without: ['handshake-slices'] } as const
const noLimits = {
  settings: NO_LIMITS,
  without: ['large-frame-share', 'frame-per-turn'],
} as const

/** Everything that is done to a deployment beside honest streams. */
export const attacks: readonly Attack[] = [
  { title: '16 resumes of an answer of 800 KB', words: ['resumes'], unprotected: noBudget },
  {
    title: '200 clients that come back for 1,000 tokens each',
    words: ['reconnects'],
    unprotected: noBudget,
  },
  {
    title: '20 sockets that ask for 16 answers and leave',
    words: ['cycles'],
    unprotected: noBudget,
  },
  { title: '50 readers that stop and go on', words: ['alternating'], unprotected: noBudget },
  { title: '512 tabs on one chat', words: ['tabs'], unprotected: noBudget },
  {
    title: '2,000 clients that lose their connection in mid-answer',
    words: ['storm'],
    settings: { MAX_ANSWERS: 4_000 },
    unprotected: { without: ['handshake-slices', 'replay-budget'] },
  },
  { title: '2,000 handshakes', words: ['handshakes', 'plain'], unprotected: noSlices },
  {
    title: '2,000 handshakes with 15 KB of cookies',
    words: ['handshakes', 'cookies'],
    unprotected: noSlices,
  },
  {
    title: '2,000 handshakes with 900 headers',
    words: ['handshakes', 'headers'],
    unprotected: noSlices,
  },
  {
    title: '2,000 handshakes at an address of 15 KB',
    words: ['handshakes', 'address'],
    unprotected: noSlices,
  },
  {
    title: '2,000 handshakes with 500 offers of compression',
    words: ['handshakes', 'compression'],
    unprotected: noSlices,
  },
  { title: '200 frames of 1 MiB, on a socket each', words: ['many-frames'], unprotected: noLimits },
  {
    title: '25 frames a second that cost the most to parse',
    words: ['costly-frames'],
    unprotected: noLimits,
  },
  { title: '10,000 pings at once', words: ['floods', 'pings'], unprotected: noLimits },
  { title: '10,000 pongs at once', words: ['floods', 'pongs'], unprotected: noLimits },
  { title: '10,000 tiny frames at once', words: ['floods', 'tiny-frames'], unprotected: noLimits },
  { title: '10,000 aborts of nothing', words: ['floods', 'aborts'], unprotected: noLimits },
  { title: '16,000 fragments a message', words: ['floods', 'fragments'], unprotected: noLimits },
  {
    title: '40 pings among 16,000 fragments',
    words: ['floods', 'fragments-and-pings'],
    unprotected: noLimits,
  },
  { title: 'answers that are begun and stopped at once', words: ['turns'], unprotected: noLimits },
  {
    title: '1,000 clients that are gone at once, in mid-answer',
    words: ['vanish'],
    unprotected: { without: ['cheap-goodbye'] },
  },
  {
    title: '2,000 page requests with a head that is too long',
    words: ['page-heads'],
    pages: true,
    unprotected: { without: ['head-limit'], failure: /expected 431, found 200/ },
  },
  {
    title: '100,000 short answers, kept up to MAX_JOURNAL_BYTES (256 MiB)',
    words: ['journals'],
    rssMib: RSS_AT_CAP_MIB,
    unprotected: { settings: { MAX_JOURNAL_BYTES: 4 * 1024 ** 3 } },
  },
]
