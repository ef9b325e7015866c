import { ladders } from './buckets.ts'
import { counter, gauge, histogram, type MetricDefinition } from './definition.ts'
import { closeCodes, failureKinds } from './label-values.ts'

/** Labels that every series has. */
export const commonLabels = { deployment: 'deployment', process: 'process' } as const

/**
 * Every metric of every process, once: dashboards and rules import it, so that a rename fails the type check. Names
 * follow https://prometheus.io/docs/practices/naming/. No label ever holds a user or a chat.
 */
export const metrics = {
  ready: gauge(
    'chat_ready',
    'flag',
    'Whether the process takes new work: 0 while it starts or drains.',
    {},
  ),
  draining: gauge(
    'chat_draining',
    'flag',
    'Whether the process was told to stop and lets live answers end.',
    {},
  ),

  connections: gauge('chat_connections', 'connections', 'Open sockets.', {}),
  connectionsOpened: counter(
    'chat_connections_opened_total',
    'connections',
    'Sockets that were opened.',
    {},
  ),
  connectionsClosed: counter(
    'chat_connections_closed_total',
    'connections',
    "Sockets that were closed, by close code: ours where we closed, else the peer's; 1006 is a connection that was lost.",
    { code: closeCodes },
  ),
  handshakesRefused: counter(
    'chat_handshakes_refused_total',
    'handshakes',
    'Upgrade requests that were refused before the 101, by reason.',
    { reason: ['origin', 'ticket', 'full', 'address', 'draining', 'path', 'target', 'handshake'] },
  ),
  queueBytes: gauge(
    'chat_queue_bytes',
    'bytes',
    'Bytes that wait to be taken by the peers, over all sockets.',
    {},
  ),
  slowReaders: gauge(
    'chat_slow_readers',
    'connections',
    'Sockets whose queue is full: their answers wait.',
    {},
  ),
  queueFilled: counter(
    'chat_queue_filled_total',
    'times',
    'How often the queue of a socket became full.',
    {},
  ),
  sentBytes: counter(
    'chat_sent_bytes_total',
    'bytes',
    'Bytes written to the sockets, handshakes and frame headers too.',
    {},
  ),

  answersLive: gauge('chat_generations_live', 'answers', 'Answers that are being written.', {}),
  answersStarted: counter(
    'chat_generations_started_total',
    'answers',
    'Answers that were begun.',
    {},
  ),
  answersEnded: counter(
    'chat_generations_ended_total',
    'answers',
    'Answers that ended, by outcome.',
    {
      outcome: ['finished', 'aborted', 'failed'],
    },
  ),
  answerDuration: histogram(
    'chat_generation_duration_seconds',
    ladders.answerDuration,
    'From the request to the upstream to the end of the answer.',
    {},
  ),
  tokens: counter(
    'chat_tokens_total',
    'tokens',
    'Deltas of text and reasoning that the upstream sent: one token each, as most servers send them.',
    {},
  ),
  textBytes: counter(
    'chat_text_bytes_total',
    'bytes',
    'Bytes of these deltas, escaped as in JSON.',
    {},
  ),
  requestsRefused: counter(
    'chat_requests_refused_total',
    'requests',
    'Frames that were answered with an error instead of an answer.',
    {},
  ),
  resumes: counter(
    'chat_resumes_total',
    'requests',
    'Requests to resume: joined a live answer, replayed one that had ended, or found none.',
    {
      outcome: ['live', 'replayed', 'no_active'],
    },
  ),
  journalBytes: gauge(
    'chat_journal_bytes',
    'bytes',
    'Memory taken by the answers that can be resumed.',
    {},
  ),

  timeToFirstToken: histogram(
    'chat_time_to_first_token_seconds',
    ladders.timeToFirstToken,
    'From the request to the upstream to the bytes that brought its first text. One observation an answer.',
    {},
  ),
  timeToFirstReasoning: histogram(
    'chat_time_to_first_reasoning_seconds',
    ladders.timeToFirstToken,
    'From the request to the upstream to the bytes that brought the first of what the model thinks. One observation an answer that has thoughts.',
    {},
  ),
  interChunkLatency: histogram(
    'chat_inter_chunk_latency_seconds',
    ladders.interChunkLatency,
    'Between one text delta of an answer and the next, as they were read. One observation for each delta but the first.',
    {},
  ),
  relayDelay: histogram(
    'chat_relay_delay_seconds',
    ladders.relayDelay,
    'What the relay adds: from the bytes of a delta of text or reasoning being read to its frame being handed to the sockets. One observation a delta.',
    {},
  ),
  upstreamErrors: counter(
    'chat_upstream_errors_total',
    'answers',
    'Answers that the upstream failed to give, by kind.',
    {
      kind: failureKinds,
    },
  ),

  pageRequests: counter(
    'chat_page_requests_total',
    'requests',
    'HTTP requests to Next.js, by route and status; "aborted" where the client left before the end.',
    // The app's routes, /_next and other; three-digit codes. Series begin with their first request.
    { route: [], code: [] },
  ),
  pageDuration: histogram(
    'chat_page_duration_seconds',
    ladders.pageDuration,
    'From the head of a request to the end of its response, by route.',
    { route: [] },
  ),

  cpuSeconds: counter('process_cpu_seconds_total', 'seconds', 'CPU time, user and system.', {}),
  cpuUserSeconds: counter(
    'process_cpu_user_seconds_total',
    'seconds',
    'CPU time in user mode.',
    {},
  ),
  cpuSystemSeconds: counter(
    'process_cpu_system_seconds_total',
    'seconds',
    'CPU time in the kernel.',
    {},
  ),
  startTime: gauge(
    'process_start_time_seconds',
    'timestamp',
    'When the process began, in seconds since 1970.',
    {},
  ),
  residentMemory: gauge('process_resident_memory_bytes', 'bytes', 'Resident memory (RSS).', {}),
  proportionalMemory: gauge(
    'process_proportional_memory_bytes',
    'bytes',
    'Resident memory with shared pages divided by their users (PSS); Linux only. Up to ten seconds old.',
    {},
  ),
  heapUsed: gauge('nodejs_heap_size_used_bytes', 'bytes', 'JavaScript heap in use.', {}),
  heapTotal: gauge(
    'nodejs_heap_size_total_bytes',
    'bytes',
    'JavaScript heap that is set aside.',
    {},
  ),
  externalMemory: gauge(
    'nodejs_external_memory_bytes',
    'bytes',
    'Memory of buffers outside the JavaScript heap.',
    {},
  ),
  openDescriptors: gauge(
    'process_open_fds',
    'descriptors',
    'Open file descriptors; Linux only.',
    {},
  ),
  maxDescriptors: gauge(
    'process_max_fds',
    'descriptors',
    'How many file descriptors may be open; Linux only.',
    {},
  ),
  eventLoopDelay: histogram(
    'nodejs_eventloop_delay_seconds',
    ladders.eventLoopDelay,
    'How long an event at a random moment waits for the event loop. Below 1 ms it is the grain of the clock.',
    {},
  ),
  eventLoopSeconds: counter(
    'nodejs_eventloop_seconds_total',
    'seconds',
    'Time of the event loop, by state: the rate of "active" is its utilisation.',
    { state: ['active', 'idle'] },
  ),
  garbageCollection: histogram(
    'nodejs_gc_duration_seconds',
    ladders.garbageCollection,
    'Garbage collections, by kind.',
    {
      kind: ['minor', 'major', 'incremental', 'weak_callbacks'],
    },
  ),
} as const satisfies Record<string, MetricDefinition>
