/** The uid of each dashboard: `/d/UID` is its address in any Grafana. */
export const uids = {
  overview: 'chat-overview',
  comparison: 'chat-comparison',
  benchRun: 'chat-bench-run',
  process: 'chat-process',
} as const

/** Every dashboard has it: the links between them are found by it. */
export const TAG = 'websocket-chat'
