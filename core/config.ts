import { readEnvironment } from './config/env-files.ts'
import { NO_SECRET } from './config/kinds.ts'
import { describeProblems, type Problem } from './config/problem.ts'
import {
  type DrawsSecret,
  missingSecret,
  NO_SECRET_SET,
  withSecret,
} from './config/ticket-secret.ts'
import { chooseUpstream, type UpstreamChoice } from './config/upstream-choice.ts'
import { type Values, type VariableName, variables } from './config/variables.ts'

export { describeUpstream, nameUpstream, type UpstreamChoice } from './config/upstream-choice.ts'

/** What one address may have at most; PROTOCOL.md says how each limit answers. */
export type AddressLimits = {
  readonly connections: number
  readonly upgradesPerSecond: number
  readonly answers: number
  readonly tokensPerMinute: number
}

/** What the gateway bounds; PROTOCOL.md says how each limit answers. */
export type Limits = {
  readonly address: AddressLimits
  readonly connections: number
  readonly frameBytes: number
  readonly unfinishedFrameBytes: number
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

/** How long the public HTTP servers wait. */
export type HttpTimes = {
  /** How long an idle connection is kept for the next request. */
  readonly keepAliveMs: number
  /** How long a client may take to send the head of a request. */
  readonly headersMs: number
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
  /** Whether a proxy in front says truly which host was asked for. */
  readonly trustProxy: boolean
  /** Addresses and networks of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[]
  readonly healthPath: string
  readonly http: HttpTimes
  /** Whether /bench/* is served. */
  readonly benchPages: boolean
  readonly heartbeatMs: number
  readonly drainMs: number
  /** The directory of another Next app that is served in place of this project's own. */
  readonly appDir: string | undefined
  /** Where answers outlive their process; undefined: they end with it. */
  readonly redisUrl: string | undefined
  /** What tickets and session cookies are signed with; undefined: users are not told apart. */
  readonly ticketSecret: string | undefined
  readonly limits: Limits
  /** In which file a variable was found; the shell has set what is not here. */
  readonly files: Files
}

type Files = Readonly<Partial<Record<VariableName, string>>>

/**
 * Environment → configuration, or every problem in it at once. Pure.
 * An empty variable counts as unset, as in a copied .env.example.
 *
 * @param files in which file a variable was found
 */
export function parseConfig(
  environment: Readonly<Record<string, string | undefined>>,
  files: Files = {},
):
  | { readonly state: 'valid'; readonly config: Config }
  | { readonly state: 'invalid'; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const values = Object.fromEntries(
    Object.keys(variables).map(name => [
      name,
      readVariable(name as VariableName, { environment, files, problems }),
    ]),
  ) as Values
  const upstream = chooseUpstream(values)
  if ('remedy' in upstream) problems.push(upstream)
  const readsBoth = !problems.some(({ variable }) => /^(HOST|TICKET_SECRET)$/.test(variable))
  const missing = readsBoth ? missingSecret(values) : undefined
  if (missing !== undefined) problems.push(missing)
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
      trustProxy: values.TRUST_PROXY,
      trustedProxies: values.TRUSTED_PROXIES ?? [],
      healthPath: values.HEALTH_PATH,
      http: Object.freeze({
        keepAliveMs: values.KEEP_ALIVE_MS,
        headersMs: values.HEADERS_TIMEOUT_MS,
      }),
      benchPages: values.BENCH_PAGES,
      heartbeatMs: values.HEARTBEAT_MS,
      drainMs: values.DRAIN_MS,
      appDir: values.APP_DIR,
      redisUrl: values.REDIS_URL,
      ticketSecret: values.TICKET_SECRET === NO_SECRET ? undefined : values.TICKET_SECRET,
      limits: Object.freeze({
        address: Object.freeze({
          connections: values.MAX_CONNECTIONS_PER_ADDRESS,
          upgradesPerSecond: values.MAX_UPGRADES_PER_SECOND_PER_ADDRESS,
          answers: values.MAX_ANSWERS_PER_ADDRESS,
          tokensPerMinute: values.MAX_TOKENS_PER_MINUTE_PER_ADDRESS,
        }),
        connections: values.MAX_CONNECTIONS,
        frameBytes: values.MAX_FRAME_BYTES,
        unfinishedFrameBytes: values.MAX_UNFINISHED_FRAME_BYTES,
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
      files: Object.freeze(files),
    }),
  }
}

/**
 * Reads the environment and its files, once: to be called by the process that starts, and by nobody after it. Lines that
 * have no effect are told on stderr.
 *
 * @param draws whether a secret of tickets is drawn where none is set
 * @throws Error that names every problem
 */
export function loadConfig({ dev, draws }: { dev: boolean; draws: DrawsSecret }): Config {
  const read = readEnvironment(process.cwd(), { dev, shell: process.env })
  const { files, problems, warnings } = read
  for (const warning of warnings) console.error(warning)
  const values = withSecret(read.values, draws)
  const parsed = parseConfig(values, files)
  const all = [...problems, ...(parsed.state === 'invalid' ? parsed.problems : [])]
  if (parsed.state === 'invalid' || all.length > 0) throw new Error(describeProblems(all))
  if (!values.TICKET_SECRET) console.error(NO_SECRET_SET)
  return parsed.config
}

function readVariable(
  name: VariableName,
  {
    environment,
    files,
    problems,
  }: {
    environment: Readonly<Record<string, string | undefined>>
    files: Files
    problems: Problem[]
  },
): unknown {
  const { schema, fallback, expected } = variables[name]
  const found = textOf(name, environment)?.trim() || fallback
  if (found === undefined) return undefined
  const file = files[name]
  const report = (wanted: string) => {
    const shown = JSON.stringify(/_(KEY|SECRET)$/.test(name) ? '…' : withoutPassword(found))
    const otherwise = fallback === undefined ? '' : ` for the default ${fallback}`
    problems.push({
      variable: name,
      expected: wanted,
      found: `${shown} in ${file ?? 'the environment'}`,
      remedy:
        file === undefined
          ? `correct it where it is set (no file overrides it), or unset ${name}${otherwise}`
          : `correct it, or remove it${otherwise}`,
    })
  }
  if (QUOTED.test(found)) {
    report(`${expected}, without a quotation mark around it or a line break in it`)
    return undefined
  }
  const parsed = schema.safeParse(found)
  if (parsed.success) return parsed.data
  report(expected)
  return undefined
}

/** What a quotation mark leaves behind that was typographic, has no partner, or was not meant for a shell. */
const QUOTED = /^["'`“”‘’]|["'`“”‘’]$|[\r\n]/

/** The variables of proxies are written in small letters as often as in capitals. */
function textOf(
  name: VariableName,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (!/^(HTTPS?|ALL|NO)_PROXY$/.test(name)) return environment[name]
  return environment[name.toLowerCase()] || environment[name]
}

function withoutPassword(address: string): string {
  return address.replace(/\/\/[^/]*@/, '//…@')
}

function localOrigins(port: number): readonly string[] {
  return ['localhost', '127.0.0.1', '[::1]'].map(host => new URL(`http://${host}:${port}`).origin)
}
