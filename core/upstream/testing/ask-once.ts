import type { ApiServer } from './api-server.ts'
import { openUpstream } from './open-upstream.ts'
import { RecordingSink } from './recording-sink.ts'

/** Asks a server one thing, and waits for the outcome. */
export async function askOnce(
  { baseUrl }: Pick<ApiServer, 'baseUrl'>,
  options: Parameters<typeof openUpstream>[1] = {},
): Promise<RecordingSink> {
  await using upstream = openUpstream(baseUrl, options)
  const sink = new RecordingSink()
  upstream.answer([{ role: 'user', content: 'Hi' }], sink, new AbortController().signal)
  await sink.settled
  return sink
}
