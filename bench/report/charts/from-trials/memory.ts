import { memorySteps } from '../../../measures/figures/memory.ts'
import { streamingMemory } from '../../../measures/ladder/memory-slope.ts'
import type { Trial } from '../../../samples/trial.ts'
import { dictionary } from '../../words/dictionary.ts'
import type { ChartData } from '../chart-data.ts'
import { axes } from './axes.ts'
import { drawn, pointsOf } from './points.ts'

/** Memory over connections and over live streams, from trials of the two ladders. */
export function memoryCharts(
  idle: readonly Trial[],
  streaming: readonly Trial[],
): readonly ChartData[] {
  const claim = 'memory-efficiency'
  return [
    ...drawn({
      kind: 'ladder',
      claim,
      title: language => dictionary[language].charts.memoryIdle,
      x: axes.connections,
      y: axes.memory,
      step: language => dictionary[language].charts.perConnection,
      points: pointsOf(idle, ({ samples }) =>
        memorySteps(samples).map(({ connections, pssBytes }) => ({ x: connections, y: pssBytes })),
      ),
    }),
    ...drawn({
      kind: 'ladder',
      claim,
      title: language => dictionary[language].charts.memoryStreaming,
      x: axes.streams,
      y: axes.memory,
      step: language => dictionary[language].charts.perStream,
      points: pointsOf(streaming, streamingMemory),
    }),
  ]
}
