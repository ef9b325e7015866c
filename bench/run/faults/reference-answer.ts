import { request } from 'undici'

/** A question to the mock, and the text that it answers to everybody who asks it. */
export type Question = { readonly prompt: string; readonly answer: string }

/**
 * Asks the mock itself for an answer of this seed, at once and in one piece. The seed and the length decide the text: a
 * prompt with other delays gets the same.
 *
 * @throws Error when the mock answers something else
 */
export async function questionOf(options: {
  mockUrl: string
  seed: number
  tokens: number
  gapMs: number
}): Promise<Question> {
  const { mockUrl, seed, tokens, gapMs } = options
  const prompt = (delays: string) =>
    `Tell me a story. [mock seed=${seed} length=${tokens} ${delays}]`
  const { statusCode, body } = await request(`${mockUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'mock',
      messages: [{ role: 'user', content: prompt('ttft=0 gap=0') }],
    }),
  })
  const answer = (await body.json()) as {
    choices?: readonly { readonly message: { readonly content: string } }[]
  }
  const text = answer.choices?.[0]?.message.content
  if (statusCode !== 200 || text === undefined)
    throw new Error(
      `expected the mock's answer to seed ${seed}, found ${statusCode} ${JSON.stringify(answer)}`,
    )
  return { prompt: prompt(`ttft=0 gap=${gapMs}`), answer: text }
}
