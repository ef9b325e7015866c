import { config as readEnvFile } from 'dotenv'
import { describeProblems, type Problem } from './config/problem.ts'
import { chooseUpstream, type UpstreamChoice } from './config/upstream-choice.ts'
import { type Values, type VariableName, variables } from './config/variables.ts'

export { describeUpstream, nameUpstream, type UpstreamChoice } from './config/upstream-choice.ts'

/** What the gateway bounds; PROTOCOL.md says how each limit answers. */
export type Limits = {
  readonly connections: number
  readonly frameBytes: number
  readonly promptBytes: number
  readonly messagesPerSecond: number
  readonly bytesPerSecond: number
  readonly frameValues: number
  readonly refusedFrames: number
  readonly readingPercent: number
  readonly liveAnswers: number
  readonly answers: number
  readonly unfollowedMs: number
  readonly answerBytes: number
  readonly queueBytes: number
  readonly slowReaderMs: number
  readonly journalBytes: number
  readonly journalTtlMs: number
}

/** The whole configuration, frozen. */
export type Config = {
  readonly upstream: UpstreamChoice
  readonly host: string
  readonly port: number
  readonly wsPort: number
  readonly wsUrl: string | undefined
  readonly adminHost: string
  readonly adminPort: number
  readonly wsAdminPort: number
  readonly allowedOrigins: readonly string[]
  readonly heartbeatMs: number
  readonly drainMs: number
  /** The directory of another Next app that is served in place of this project's own. */
  readonly appDir: string | undefined
  readonly limits: Limits
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Environment → configuration, or every problem in it at once. Pure.
 * An empty variable counts as unset, as in a copied .env.example.
 */
export function parseConfig(
  environment: Environment,
):
  | { readonly state: 'valid'; readonly config: Config }
  | { readonly state: 'invalid'; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const values = Object.fromEntries(
    Object.keys(variables).map(name => [
      name,
      readVariable(name as VariableName, environment, problems),
    ]),
  ) as Values
  const upstream = chooseUpstream(values)
  if ('remedy' in upstream) problems.push(upstream)
  if (problems.length > 0 || 'remedy' in upstream) return { state: 'invalid', problems }

  return {
    state: 'valid',
    config: Object.freeze({
      upstream,
      host: values.HOST,
      port: values.PORT,
      wsPort: values.WS_PORT,
      wsUrl: values.WS_URL,
      adminHost: values.ADMIN_HOST,
      adminPort: values.ADMIN_PORT,
      wsAdminPort: values.WS_ADMIN_PORT,
      allowedOrigins: values.ALLOWED_ORIGINS ?? localOrigins(values.PORT),
      heartbeatMs: values.HEARTBEAT_MS,
      drainMs: values.DRAIN_MS,
      appDir: values.APP_DIR,
      limits: Object.freeze({
        connections: values.MAX_CONNECTIONS,
        frameBytes: values.MAX_FRAME_BYTES,
        promptBytes: values.MAX_PROMPT_BYTES,
        messagesPerSecond: values.MAX_MESSAGES_PER_SECOND,
        bytesPerSecond: values.MAX_BYTES_PER_SECOND,
        frameValues: values.MAX_FRAME_VALUES,
        refusedFrames: values.MAX_REFUSED_FRAMES,
        readingPercent: values.MAX_READING_PERCENT,
        liveAnswers: values.MAX_LIVE_ANSWERS,
        answers: values.MAX_ANSWERS,
        unfollowedMs: values.UNFOLLOWED_ANSWER_MS,
        answerBytes: values.MAX_ANSWER_BYTES,
        queueBytes: values.MAX_QUEUE_BYTES,
        slowReaderMs: values.SLOW_READER_MS,
        journalBytes: values.MAX_JOURNAL_BYTES,
        journalTtlMs: values.JOURNAL_TTL_MS,
      }),
    }),
  }
}

/** Reads `.env` and the environment; prints every problem and exits 1 when there is one. */
export function loadConfig(): Config {
  readEnvFile({ quiet: true })
  const parsed = parseConfig(process.env)
  if (parsed.state === 'valid') return parsed.config
  console.error(describeProblems(parsed.problems))
  process.exit(1)
}

function readVariable(name: VariableName, environment: Environment, problems: Problem[]): unknown {
  const { schema, fallback, expected } = variables[name]
  const found = environment[name]?.trim() || fallback
  if (found === undefined) return undefined
  const parsed = schema.safeParse(found)
  if (parsed.success) return parsed.data
  problems.push({
    variable: name,
    expected,
    found: JSON.stringify(name.endsWith('_KEY') ? '…' : withoutPassword(found)),
    remedy:
      fallback === undefined
        ? 'correct it, or remove it'
        : `correct it, or remove it for the default ${fallback}`,
  })
  return undefined
}

function withoutPassword(address: string): string {
  return address.replace(/\/\/[^/]*@/, '//…@')
}

function localOrigins(port: number): readonly string[] {
  return ['localhost', '127.0.0.1', '[::1]'].map(host => new URL(`http://${host}:${port}`).origin)
}
