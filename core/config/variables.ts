import {
  bytes,
  count,
  type Defaulted,
  flag,
  host,
  KIB,
  MIB,
  milliseconds,
  networks,
  type Optional,
  optionalText,
  origins,
  path,
  percent,
  port,
  proxy,
  secret,
  url,
  type Variable,
} from './kinds.ts'

/** The model asked for when no variable names one. */
export const DEFAULT_MODEL = 'gpt-5.4-mini'

/**
 * Every environment variable the project reads, in the order of `.env.example`.
 * The OPENAI_* spellings are understood where their OPEN_API_* counterpart is unset.
 */
export const variables = {
  OPEN_API_KEY: optionalText(
    'key of the OpenAI-compatible API; without key and address the built-in mock answers',
  ),
  OPEN_API_BASE_URL: url(
    ['http:', 'https:'],
    'address of the API; unset with a key: https://api.openai.com/v1',
  ),
  OPEN_API_MODEL: optionalText(`model that the API is asked for; unset: ${DEFAULT_MODEL}`),
  OPEN_API_H2C: flag(
    '1: speak plain-text HTTP/2 to an http:// API that offers it, as the mock does',
  ),
  OPEN_API_FIRST_TOKEN_MS: milliseconds(
    60_000,
    'how long the API may be silent before the first token, all attempts together',
  ),
  OPEN_API_IDLE_MS: milliseconds(
    30_000,
    'how long the API may be silent within an answer; thoughts and keep-alives are signs of life',
  ),
  OPEN_API_TOTAL_MS: milliseconds(1_800_000, 'how long an answer may take in all'),
  OPENAI_API_KEY: optionalText('understood in place of OPEN_API_KEY'),
  OPENAI_BASE_URL: url(['http:', 'https:'], 'understood in place of OPEN_API_BASE_URL'),
  OPENAI_MODEL: optionalText('understood in place of OPEN_API_MODEL'),
  HTTPS_PROXY: proxy('proxy on the way to an https:// API; https_proxy is understood as well'),
  HTTP_PROXY: proxy('proxy on the way to an http:// API; http_proxy is understood as well'),
  ALL_PROXY: proxy('proxy for both, where theirs is unset; all_proxy is understood as well'),
  NO_PROXY: optionalText(
    'hosts, separated by commas, that no proxy is used for, as it is never for this machine itself',
  ),
  HOST: host('127.0.0.1', 'address to listen on; 0.0.0.0 to be reachable from other machines'),
  PORT: port(3000, 'port of the page (integrated: of page and socket)'),
  WS_PORT: port(3001, 'port of the socket server (separate)'),
  WS_URL: url(
    ['ws:', 'wss:'],
    'what the page connects to (separate); unset: WS_PORT on the host that the page was asked for',
  ),
  ADMIN_PORT: port(9464, 'port of metrics and health of Next.js (integrated: of page and socket)'),
  WS_ADMIN_PORT: port(9465, 'port of metrics and health of the socket server (separate)'),
  ADMIN_HOST: host('127.0.0.1', 'address that metrics and health listen on; never a public one'),
  ALLOWED_ORIGINS: origins,
  TRUST_PROXY: flag(
    '1: believe Forwarded and X-Forwarded-Host, which a proxy in front must set or remove',
  ),
  TRUSTED_PROXIES: networks(
    'proxies whose X-Forwarded-For says which address a socket belongs to; unset: nobody is believed',
  ),
  TICKET_SECRET: secret(
    'what tickets and session cookies are signed with, the same for every process (openssl rand -hex 32); unset: a start whose processes are all its own draws one; others tell nobody apart on loopback and refuse another HOST; off: users are not told apart',
  ),
  HEALTH_PATH: path(
    '/healthz',
    'where the public ports tell a load balancer that they take work (200) or drain (503)',
  ),
  KEEP_ALIVE_MS: milliseconds(
    5_000,
    'how long an idle HTTP connection is kept; longer than a load balancer keeps it',
  ),
  HEADERS_TIMEOUT_MS: milliseconds(
    10_000,
    'how long a client may take to send the head of a request',
  ),
  HEARTBEAT_MS: milliseconds(25_000, 'pause between pings; a peer that misses two is dropped'),
  DRAIN_MS: milliseconds(20_000, 'how long live answers may go on after SIGTERM'),
  MAX_CONNECTIONS: count(20_000, 'sockets in all; one more is answered 503'),
  MAX_CONNECTIONS_PER_ADDRESS: count(
    500,
    'sockets of one address (IPv6: of one /64); one more is answered 429. This machine itself is not limited',
  ),
  MAX_UPGRADES_PER_SECOND_PER_ADDRESS: count(100, 'upgrade requests a second from one address'),
  MAX_ANSWERS_PER_ADDRESS: count(200, 'answers running at once for one address'),
  MAX_TOKENS_PER_MINUTE_PER_ADDRESS: count(
    500_000,
    'tokens of one address in a minute, after which its next question is refused',
  ),
  MAX_FRAME_BYTES: bytes(MIB, 'largest frame of a client (the whole history comes with each turn)'),
  MAX_UNFINISHED_FRAME_BYTES: bytes(
    64 * MIB,
    'memory for frames that clients have begun to send; past it the one begun first is cut off',
  ),
  MAX_PROMPT_BYTES: bytes(512 * KIB, 'largest prompt passed on to the API'),
  MAX_MESSAGES_PER_SECOND: count(50, 'frames a second that a socket may send'),
  MAX_BYTES_PER_SECOND: bytes(
    4 * MIB,
    'bytes a second that a socket may send; one frame of MAX_FRAME_BYTES always may pass',
  ),
  MAX_FRAME_VALUES: count(10_000, 'values (parts, fields, list entries) in one frame of a client'),
  MAX_REFUSED_FRAMES: count(20, 'frames in a row that may be refused before the socket is closed'),
  MAX_READING_PERCENT: percent(
    1,
    'share of the time of a process that reading the frames of one socket may take',
  ),
  MAX_LIVE_ANSWERS: count(16, 'answers that one socket may have running at once'),
  MAX_ANSWERS: count(1_500, 'answers running at once in all, those that nobody follows included'),
  UNFOLLOWED_ANSWER_MS: milliseconds(
    600_000,
    'how long an answer may go on while nobody follows it',
  ),
  MAX_ANSWER_BYTES: bytes(MIB, 'longest answer; one that grows past it is cut off'),
  MAX_QUEUE_BYTES: bytes(256 * KIB, 'bytes queued for a slow reader before its answers wait'),
  SLOW_READER_MS: milliseconds(
    8_000,
    'how long a full queue may stand still before the socket is closed',
  ),
  MAX_JOURNAL_BYTES: bytes(
    256 * MIB,
    'memory for answers, live ones and those kept for resume, of which the oldest are dropped first',
  ),
  JOURNAL_TTL_MS: milliseconds(300_000, 'how long a finished answer can be resumed'),
  REDIS_URL: url(
    ['redis:', 'rediss:'],
    'Redis 6.2 or newer, through which several processes share their answers; unset: an answer lives and ends with its process',
  ),
  BENCH_PAGES: flag(
    '1: serve /bench/*, pages that cost CPU on purpose; the bench sets it by itself',
  ),
  APP_DIR: optionalText(
    'directory of another Next.js app, built, whose pages are served in place of these',
  ),
} as const satisfies Record<string, Variable<unknown>>

/** The name of a variable in the table above. */
export type VariableName = keyof typeof variables

/** What the table above parses to; a variable without a fallback may be undefined. */
export type Values = {
  readonly [Name in VariableName]: (typeof variables)[Name] extends Defaulted<infer Value>
    ? Value
    : (typeof variables)[Name] extends Optional<infer Value>
      ? Value | undefined
      : never
}
