import { request } from 'undici'
import { readStamp } from '../../../mock/stamp.ts'
import { type DelayLog, monotonicNs } from './delay-log.ts'
import { STAMPED_PROMPT } from './relayed-stream.ts'

const prompt = JSON.stringify({
  model: 'mock',
  stream: true,
  messages: [{ role: 'user', content: STAMPED_PROMPT }],
})

/**
 * A stream straight from the mock to the probe, with no deployment between them: what the measuring itself costs.
 * Answer after answer until the signal aborts.
 */
export async function followControl(
  mockUrl: string,
  log: DelayLog,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const { body } = await request(`${mockUrl}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: prompt,
      signal,
    })
    for await (const piece of body) {
      const arrivedNs = monotonicNs()
      const written = readStamp(String(piece))
      if (written !== undefined) log.record(arrivedNs, Number(written))
    }
  }
}
