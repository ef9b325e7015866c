// What k6 writes to Prometheus by itself: the one place of these names. It imports nothing: k6 loads it.

/** What `K6_PROMETHEUS_RW_TREND_STATS` is set to: the suffixes of a trend's series are these without brackets. */
export const k6TrendStats = 'p(50),p(95),p(99),max'

/** Metrics of our own in the k6 script, by the names that k6 knows; it writes them with `k6_` before and a suffix behind. */
export const k6CustomMetrics = {
  /** Trend (time): first text − planned moment, one sample an answer. */
  timeToFirstToken: 'chat_time_to_first_token',
  /** Trend (time): actual − planned moment of sending, one sample an answer. */
  lateness: 'chat_lateness',
  /** Counter: text frames, added once an answer. */
  tokens: 'chat_tokens',
  /** Counter: answers; tag `outcome`: end, error, lost, unfinished. */
  answers: 'chat_answers',
  /** Counter: sockets that opened or did not; tag `outcome`: opened, failed. */
  connects: 'chat_connects',
  /** Counter: sockets that went away before the run was over. */
  drops: 'chat_drops',
} as const

const trend = <const Name extends string>(name: Name) =>
  ({
    p50: `${name}_p50`,
    p95: `${name}_p95`,
    p99: `${name}_p99`,
    max: `${name}_max`,
  }) as const

/**
 * k6's series as its remote-write output names them: counters end in `_total`, rates in `_rate`, trends in one of
 * `k6TrendStats`; times are in seconds there.
 */
export const k6Series = {
  timeToFirstToken: trend(`k6_${k6CustomMetrics.timeToFirstToken}`),
  lateness: trend(`k6_${k6CustomMetrics.lateness}`),
  tokens: `k6_${k6CustomMetrics.tokens}_total`,
  answers: `k6_${k6CustomMetrics.answers}_total`,
  connects: `k6_${k6CustomMetrics.connects}_total`,
  drops: `k6_${k6CustomMetrics.drops}_total`,
  /** Label `name`: static, rendered. */
  pageDuration: trend('k6_http_req_duration'),
  pageRequests: 'k6_http_reqs_total',
  pagesFailed: 'k6_http_req_failed_rate',
  socketConnecting: trend('k6_ws_connecting'),
  sockets: 'k6_ws_sessions_total',
  framesReceived: 'k6_ws_msgs_received_total',
  dataReceived: 'k6_data_received_total',
  dataSent: 'k6_data_sent_total',
  /** Page visits that were due when no VU was free. The series is absent until there is one. */
  droppedIterations: 'k6_dropped_iterations_total',
  virtualUsers: 'k6_vus',
} as const
