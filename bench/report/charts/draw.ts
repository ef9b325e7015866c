import type { ChartData } from './chart-data.ts'
import { curve } from './curve.ts'
import { delays } from './delays.ts'
import type { ChartContext, Drawing } from './drawing.ts'
import { ladder } from './ladder.ts'
import { timeline } from './timeline.ts'

/** A chart's data → its drawing in one language; undefined where there is nothing to draw. */
export function draw(chart: ChartData, context: ChartContext): Drawing | undefined {
  switch (chart.kind) {
    case 'ladder':
      return chart.points.length === 0 ? undefined : ladder(chart, context)
    case 'curve':
      return chart.points.length === 0 ? undefined : curve(chart, context)
    case 'delays':
      return chart.series.length === 0 ? undefined : delays(chart, context)
    case 'timeline':
      return chart.courses.length === 0 ? undefined : timeline(chart, context)
  }
}
