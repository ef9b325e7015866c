/** One series of an answer; a range query gives its values over time. */
export type Result = {
  readonly metric: Readonly<Record<string, string>>
  readonly values: readonly number[]
  /** When each value was taken, in epoch milliseconds. */
  readonly atMs: readonly number[]
}

/** Epoch milliseconds. */
export type TimeRange = { readonly fromMs: number; readonly toMs: number }

/** How a Prometheus is asked. */
export type QueryApi = {
  /** The value of each series at a moment, by default now; every value of a range selector. */
  query(expr: string, atMs?: number): Promise<readonly Result[]>
  /** The values of each series, a second apart and up to the end of the range. */
  queryRange(expr: string, range: TimeRange): Promise<readonly Result[]>
  /** The answer of another part of the API. */
  get<Data>(path: string): Promise<Data>
}

/** Asks the Prometheus at this address. Each answer that is an error is thrown, with what was asked. */
export function queryApi(url: string): QueryApi {
  const get = <Data>(part: string) => ask<Data>(url + part)
  return {
    get,
    async query(expr, atMs = Date.now()) {
      const parameters = new URLSearchParams({ query: expr, time: seconds(atMs) })
      const { result } = await get<Answer>(`/api/v1/query?${parameters}`)
      return result.map(toResult)
    },
    async queryRange(expr, { fromMs, toMs }) {
      // Counted from the end, so that what has just come is asked for.
      const startMs = toMs - Math.floor((toMs - fromMs) / 1_000) * 1_000
      const range = { start: seconds(startMs), end: seconds(toMs), step: '1' }
      const parameters = new URLSearchParams({ query: expr, ...range })
      const { result } = await get<Answer>(`/api/v1/query_range?${parameters}`)
      return result.map(toResult)
    },
  }
}

type Sample = readonly [seconds: number, value: string]
type Series = {
  readonly metric: Readonly<Record<string, string>>
  readonly value?: Sample
  readonly values?: readonly Sample[]
}
type Answer = { readonly result: readonly Series[] }

function toResult({ metric, value, values }: Series): Result {
  const samples = values ?? (value === undefined ? [] : [value])
  return {
    metric,
    values: samples.map(([, text]) => Number(text)),
    atMs: samples.map(([at]) => at * 1_000),
  }
}

const seconds = (ms: number) => String(ms / 1_000)

async function ask<Data>(address: string): Promise<Data> {
  const response = await fetch(address)
  const answer = (await response.json()) as { status: string; error?: string; data: Data }
  if (answer.status !== 'success')
    throw new Error(`${decodeURIComponent(address)}: ${answer.error}`)
  return answer.data
}
