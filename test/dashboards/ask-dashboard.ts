import { type DashboardModel, type PlacedQuery, queriesOf } from './panels.ts'
import { implausible } from './plausible.ts'
import type { QueryApi } from './query-api.ts'
import { substituteVariables, type View } from './substitute-variables.ts'

/** Whether a query is about what a bench writes, and not about what the processes expose. */
export const isOfBench = (expr: string) => /\b(bench|k6)_/.test(expr)

/** Asks queries as Grafana does and tells what is wrong with the answers, in words. */
export async function wrongAnswers(
  api: QueryApi,
  queries: readonly PlacedQuery[],
  view: View,
): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const { where, expr, instant, unit, mayBeEmpty } of queries) {
    const ask = async (asked: string) => {
      const results = instant
        ? await api.query(asked, view.toMs)
        : await api.queryRange(asked, view)
      return results.flatMap(({ values }) => values)
    }
    const check = async (asked: string) => {
      const problem = implausible({ expr, unit }, await ask(asked), view.fromMs)
      if (problem !== undefined) wrong.push(`${where}: ${problem}: ${asked}`)
    }
    const query = substituteVariables(expr, view)
    if (!mayBeEmpty || (await ask(query)).length > 0) await check(query)
    // What is watched for did not happen in this run: with a limit that everything passes it did.
    if (mayBeEmpty) await check(query.replace(/ > [\d.]+\)/, ' >= 0)'))
  }
  return wrong
}

/** The variables of a dashboard that find no value. */
export async function emptyVariables(
  api: QueryApi,
  { templating }: DashboardModel,
  view: View,
): Promise<readonly string[]> {
  const empty: string[] = []
  for (const { name, query } of templating.list) {
    if (typeof query === 'string') continue
    const [, selector = '', label] = /^label_values\((.*), (\w+)\)$/.exec(query.query) ?? []
    const parameters = new URLSearchParams({
      'match[]': substituteVariables(selector, view),
      start: String(view.fromMs / 1_000),
      end: String(view.toMs / 1_000),
    })
    const values = await api.get<string[]>(`/api/v1/label/${label}/values?${parameters}`)
    if (values.length === 0) empty.push(name)
  }
  return empty
}

/** Everything that a dashboard asks: panels, annotations, variables. */
export async function wrongOn(
  api: QueryApi,
  dashboard: DashboardModel,
  view: View,
): Promise<readonly string[]> {
  return [
    ...(await wrongAnswers(api, queriesOf(dashboard), view)),
    ...(await emptyVariables(api, dashboard, view)),
  ]
}
