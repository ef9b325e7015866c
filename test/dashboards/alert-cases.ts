/** What a rule must do with a history: one sample a minute, from minute 0, in promtool's notation. */
export type AlertCase = {
  readonly name: string
  readonly alert: string
  readonly series: Readonly<Record<string, string>>
  /** The minute at which it fires, the labels it has then, and its summary; absent: never. */
  readonly fires?: {
    readonly atMinute: number
    readonly labels: Readonly<Record<string, string>>
    readonly summary: string
  }
  /** A minute at which it does not fire: after the fault, or in the midst of what is no fault. */
  readonly quietAtMinute: number
}

const socket = 'deployment="separate",process="socket",instance="s:9465",job="chat"'
const page = 'deployment="separate",process="next",instance="n:9464",job="chat"'
const ofProcess = { deployment: 'separate', process: 'socket', instance: 's:9465' }
const ended = (outcome: string) => `chat_generations_ended_total{${socket},outcome="${outcome}"}`
const relayed = (le: string) => `chat_relay_delay_seconds_bucket{${socket},le="${le}"}`
const relayedCount = `chat_relay_delay_seconds_count{${socket}}`
const waited = (le: string) => `nodejs_eventloop_delay_seconds_bucket{${socket},le="${le}"}`
const upstreamErrors = (kind: string) => `chat_upstream_errors_total{${socket},kind="${kind}"}`
const started = `chat_generations_started_total{${socket}}`

/** Every alert with a fault that it tells and outlives by no more than its windows, and with what it must not tell. */
export const alertCases: readonly AlertCase[] = [
  {
    name: 'half of the answers fail for an hour, then none',
    alert: 'ChatAnswersFailFast',
    series: {
      [ended('finished')]: '0+5x60 310+10x60',
      [ended('failed')]: '0+5x60 300+0x60',
      [ended('aborted')]: '0+100x120',
    },
    fires: {
      atMinute: 60,
      labels: { deployment: 'separate', severity: 'page' },
      summary: 'separate: 50% of the answers of the last 1h failed',
    },
    quietAtMinute: 70,
  },
  {
    name: 'every answer fails, but there are few',
    alert: 'ChatAnswersFailFast',
    series: { [ended('finished')]: '0+0x120', [ended('failed')]: '0 0+0x40 10+0x80' },
    quietAtMinute: 44,
  },
  {
    name: 'readers stop half of the answers',
    alert: 'ChatAnswersFailFast',
    series: {
      [ended('finished')]: '0+5x60',
      [ended('failed')]: '0+0x60',
      [ended('aborted')]: '0+5x60',
    },
    quietAtMinute: 60,
  },
  {
    name: 'a tenth of the answers fails for seven hours, then none',
    alert: 'ChatAnswersFailSlow',
    series: {
      [ended('finished')]: '0+9x420 3790+10x60',
      [ended('failed')]: '0+1x420 420+0x60',
    },
    fires: {
      atMinute: 420,
      labels: { deployment: 'separate', severity: 'ticket' },
      summary: 'separate: 10% of the answers of the last 6h failed',
    },
    quietAtMinute: 460,
  },
  {
    name: 'a tenth fails, which is not fast',
    alert: 'ChatAnswersFailFast',
    series: { [ended('finished')]: '0+9x60', [ended('failed')]: '0+1x60' },
    quietAtMinute: 60,
  },
  {
    name: 'half of the tokens are late for an hour, then none',
    alert: 'ChatTokensLateFast',
    series: {
      [relayed('0.05')]: '0+500x60 31000+1000x60',
      [relayedCount]: '0+1000x120',
    },
    fires: {
      atMinute: 60,
      labels: { deployment: 'separate', severity: 'page' },
      summary: 'separate: 50% of the tokens of the last 1h were more than 50 ms late',
    },
    quietAtMinute: 70,
  },
  {
    name: 'a tenth of the tokens is late for seven hours, then none',
    alert: 'ChatTokensLateSlow',
    series: {
      [relayed('0.05')]: '0+900x420 379000+1000x60',
      [relayedCount]: '0+1000x480',
    },
    fires: {
      atMinute: 420,
      labels: { deployment: 'separate', severity: 'ticket' },
      summary: 'separate: 10% of the tokens of the last 6h were more than 50 ms late',
    },
    quietAtMinute: 460,
  },
  {
    name: 'the socket server is gone for ten minutes, Next is not',
    alert: 'ChatNoReadySocketServer',
    series: {
      [`chat_connections{${socket}}`]: '5+0x10 stale _x9 5+0x10',
      [`chat_ready{${socket}}`]: '1+0x10 stale _x9 1+0x10',
      [`chat_ready{${page}}`]: '1+0x30',
    },
    fires: {
      atMinute: 15,
      labels: { deployment: 'separate', severity: 'page' },
      summary: 'separate: no socket server is ready',
    },
    quietAtMinute: 25,
  },
  {
    name: 'the only socket server drains for ten minutes',
    alert: 'ChatNoReadySocketServer',
    series: {
      [`chat_connections{${socket}}`]: '5+0x30',
      [`chat_ready{${socket}}`]: '1+0x10 0+0x9 1+0x10',
    },
    fires: {
      atMinute: 15,
      labels: { deployment: 'separate', severity: 'page' },
      summary: 'separate: no socket server is ready',
    },
    quietAtMinute: 25,
  },
  {
    name: 'one of two socket servers drains',
    alert: 'ChatNoReadySocketServer',
    series: {
      [`chat_connections{${socket}}`]: '5+0x30',
      [`chat_ready{${socket}}`]: '0+0x30',
      [`chat_connections{${socket.replace('s:', 't:')}}`]: '5+0x30',
      [`chat_ready{${socket.replace('s:', 't:')}}`]: '1+0x30',
    },
    quietAtMinute: 15,
  },
  {
    name: 'a bench ends',
    alert: 'ChatNoReadySocketServer',
    series: {
      [`chat_connections{${socket},testid="run"}`]: '5+0x10 stale',
      [`chat_ready{${socket},testid="run"}`]: '1+0x10 stale',
    },
    quietAtMinute: 15,
  },
  {
    name: 'a fifth of the sockets reads slowly for ten minutes',
    alert: 'ChatSlowReaders',
    series: {
      [`chat_slow_readers{${socket}}`]: '0+0x5 20+0x9 0+0x10',
      [`chat_connections{${socket}}`]: '100+0x30',
    },
    fires: {
      atMinute: 10,
      labels: { ...ofProcess, severity: 'ticket' },
      summary: 'separate socket (s:9465): 20 sockets do not take what is sent to them',
    },
    quietAtMinute: 20,
  },
  {
    name: 'nine sockets of ten read slowly: too few to tell',
    alert: 'ChatSlowReaders',
    series: {
      [`chat_slow_readers{${socket}}`]: '9+0x30',
      [`chat_connections{${socket}}`]: '10+0x30',
    },
    quietAtMinute: 20,
  },
  {
    name: 'nine tenths of the descriptors are in use for ten minutes',
    alert: 'ChatDescriptorsNearLimit',
    series: {
      [`process_open_fds{${socket}}`]: '100+0x5 900+0x9 100+0x10',
      [`process_max_fds{${socket}}`]: '1000+0x30',
    },
    fires: {
      atMinute: 10,
      labels: { ...ofProcess, severity: 'page' },
      summary: 'separate socket (s:9465): 90% of its file descriptors are in use',
    },
    quietAtMinute: 20,
  },
  {
    name: 'events wait for 250 to 500 ms during ten minutes',
    alert: 'ChatEventLoopBlocked',
    series: {
      [waited('0.01')]: '0+600x5 3000+0x9 3600+600x10',
      [waited('0.25')]: '0+600x5 3000+0x9 3600+600x10',
      [waited('0.5')]: '0+600x25',
      [waited('+Inf')]: '0+600x25',
    },
    fires: {
      atMinute: 12,
      labels: { ...ofProcess, severity: 'page' },
      summary: 'separate socket (s:9465): events wait 497.5ms for the event loop (p99)',
    },
    quietAtMinute: 22,
  },
  {
    name: 'the upstream fails half of the answers for ten minutes',
    alert: 'ChatUpstreamFails',
    series: {
      [upstreamErrors('server-error')]: '0+5x15 75+0x20',
      [started]: '0+10x35',
    },
    fires: {
      atMinute: 15,
      labels: { deployment: 'separate', severity: 'page' },
      summary: 'separate: the upstream fails 50% of the answers',
    },
    quietAtMinute: 25,
  },
  {
    name: 'the upstream refuses half of the questions',
    alert: 'ChatUpstreamFails',
    series: {
      [upstreamErrors('server-error')]: '0+0x30',
      [upstreamErrors('refused')]: '0+5x30',
      [started]: '0+10x30',
    },
    quietAtMinute: 20,
  },
]
