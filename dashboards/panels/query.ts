import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus'
import { datasource } from '../variables.ts'

/** A query of a panel. */
export type Query = {
  readonly expr: string
  /** How its series are named: `{{label}}` stands for a label's value. */
  readonly legend: string
  /** Asked for the end of the time range only. */
  readonly instant?: boolean
}

/** Queries as Grafana has them, lettered from A. */
export function targets(queries: readonly Query[]): DataqueryBuilder[] {
  return queries.map(({ expr, legend, instant = false }, index) => {
    const query = new DataqueryBuilder()
      .datasource(datasource)
      .expr(expr)
      .legendFormat(legend)
      .refId(String.fromCharCode('A'.charCodeAt(0) + index))
    return instant ? query.instant() : query.range()
  })
}
