import { failureKinds } from '../core/metrics/label-values.ts'
import { metrics } from '../core/metrics/names.ts'
import type { Alert } from './alert.ts'
import { perSecond, production, quantile, series, sum } from './promql.ts'
import { DESCRIPTORS_SHARE, slo } from './slo.ts'

const minute = production('1m')
const fiveMinutes = production('5m')
const byProcess = 'deployment, process, instance'
const connections = series(metrics.connections.name, minute)
const slowReaders = sum(byProcess, metrics.slowReaders.name, minute)
const process = '{{ $labels.deployment }} {{ $labels.process }} ({{ $labels.instance }})'

const SLOW_READERS_SHARE = 0.05
const MIN_SLOW_READERS = 10
const UPSTREAM_ERRORS_SHARE = 0.1

/** Failures that are about one question, and not about the upstream. */
const ofTheQuestion: readonly (typeof failureKinds)[number][] = [
  'prompt-too-long',
  'attachment-refused',
  'filtered',
  'tool-call',
  'refused',
]
const upstreamKinds = failureKinds.filter(kind => !ofTheQuestion.includes(kind)).join('|')

/** What is wrong at a moment, whatever the objective says. */
export const stateAlerts: readonly Alert[] = [
  {
    name: 'ChatNoReadySocketServer',
    // Only a process that serves sockets has the connections; a target that is gone has no series, hence the hour.
    watched: `group by (deployment) (last_over_time(${connections}[1h]))`,
    condition: `unless on (deployment) group by (deployment) (${series(metrics.ready.name, minute)} == 1 and on (job, instance) ${connections})`,
    for: '30s',
    severity: 'page',
    summary: '{{ $labels.deployment }}: no socket server is ready',
    description:
      'Within the last hour there was one; now none answers its metrics and says that it is ready. Nobody can chat. An hour after the last sign of it this alert ends: a deployment that was taken away is no fault.',
    runbook: [
      'Is the process there? `docker compose ps`, or your service manager. It restarts again and again: read the first lines of its log, where a wrong configuration is named.',
      'It is there and /readyz answers 503: its body says why. "draining" lasts DRAIN_MS at most; then something sent it SIGTERM.',
      'It is there and /healthz does not answer: the event loop is blocked, see ChatEventLoopBlocked; or ADMIN_HOST and ADMIN_PORT are not where Prometheus looks.',
    ],
  },
  {
    name: 'ChatSlowReaders',
    watched: slowReaders,
    condition: `> ${SLOW_READERS_SHARE} * ${sum(byProcess, metrics.connections.name, minute)}
and ${slowReaders} >= ${MIN_SLOW_READERS}`,
    for: '2m',
    severity: 'ticket',
    summary: `${process}: {{ $value }} sockets do not take what is sent to them`,
    description: `More than ${SLOW_READERS_SHARE * 100}% of the sockets have a full queue (MAX_QUEUE_BYTES): their answers wait, and after SLOW_READER_MS they are closed with 1013. Other sockets are not held up.`,
    runbook: [
      'All at once: the network between here and them. Look at the load balancer, its buffers and its bandwidth.',
      'From one client or address: a client that opens sockets and does not read. Refuse it at the load balancer.',
      'Memory grows with it: panel "Bytes that wait for the peers". Lower MAX_QUEUE_BYTES.',
    ],
  },
  {
    name: 'ChatDescriptorsNearLimit',
    watched: `${sum(byProcess, metrics.openDescriptors.name, minute)} / ${sum(byProcess, metrics.maxDescriptors.name, minute)}`,
    condition: `> ${DESCRIPTORS_SHARE}`,
    for: '2m',
    severity: 'page',
    summary: `${process}: {{ $value | humanizePercentage }} of its file descriptors are in use`,
    description:
      'Each socket takes one, and each connection to the upstream. At the limit new sockets are not accepted; open ones live on.',
    runbook: [
      'Panel "Connections": as many sockets as descriptors? Raise the limit (ulimit -n, LimitNOFILE, `ulimits` in docker-compose.yml) and restart, or start a further socket server.',
      'Fewer sockets than descriptors: something leaks. `ls -l /proc/PID/fd | sort -k 11` says what.',
      'Set MAX_CONNECTIONS below the limit, so that the process answers 503 instead of not at all.',
    ],
  },
  {
    name: 'ChatEventLoopBlocked',
    watched: quantile(0.99, byProcess, metrics.eventLoopDelay.name, minute),
    condition: `> ${2 * slo.addedDelaySeconds}`,
    for: '2m',
    severity: 'page',
    summary: `${process}: events wait {{ $value | humanizeDuration }} for the event loop (p99)`,
    description: `Twice the ${slo.addedDelaySeconds * 1_000} ms that a token may be late. Every stream of the process stutters; heartbeats and metrics are late as well.`,
    runbook: [
      'Integrated: page requests at that time? A slow server component blocks the streams. The separate deployment keeps them apart.',
      'Panel "Time in garbage collection" above 10%: the heap is near its limit. Look for what grows, then raise --max-old-space-size.',
      'Otherwise take a CPU profile: start one process with --cpu-prof, or connect an inspector with SIGUSR1 on the machine itself.',
    ],
  },
  {
    name: 'ChatUpstreamFails',
    watched: `${perSecond('deployment', metrics.upstreamErrors.name, fiveMinutes, `kind=~"${upstreamKinds}"`)} / ${perSecond('deployment', metrics.answersStarted.name, fiveMinutes)}`,
    condition: `> ${UPSTREAM_ERRORS_SHARE}`,
    for: '2m',
    severity: 'page',
    summary:
      '{{ $labels.deployment }}: the upstream fails {{ $value | humanizePercentage }} of the answers',
    description: `More than ${UPSTREAM_ERRORS_SHARE * 100}% of the answers begun in the last five minutes failed at the OpenAI-compatible server. Errors that are about one question (${ofTheQuestion.join(', ')}) do not count.`,
    runbook: [
      'Panel "Upstream errors, by kind" says which.',
      'unauthorized: the key was revoked or is wrong: OPEN_API_KEY. quota: the account is out of credit. model-unknown: OPEN_API_MODEL.',
      'rate-limited: fewer answers at once (MAX_LIVE_ANSWERS), or a higher limit from the provider.',
      'server-error, unreachable, stalled, cut-off: the status page of the provider; from this machine, `curl -sv OPEN_API_BASE_URL/models`.',
      'malformed, reported: a proxy in between, or a server that is not compatible. The log never holds what it wrote: ask it the same with curl.',
    ],
  },
]
