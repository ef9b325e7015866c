import { memorySteps } from '../../../measures/figures/memory.ts'
import { streamingMemory } from '../../../measures/ladder/memory-slope.ts'
import type { Trial } from '../../../samples/trial.ts'
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
      title: { en: 'Memory over idle connections', zh: '内存与空闲连接数' },
      x: axes.connections,
      y: axes.memory,
      step: { en: 'per connection', zh: '每个连接' },
      points: pointsOf(idle, ({ samples }) =>
        memorySteps(samples).map(({ connections, pssBytes }) => ({ x: connections, y: pssBytes })),
      ),
    }),
    ...drawn({
      kind: 'ladder',
      claim,
      title: { en: 'Memory over live streams', zh: '内存与活动流数' },
      x: axes.streams,
      y: axes.memory,
      step: { en: 'per stream', zh: '每个流' },
      points: pointsOf(streaming, streamingMemory),
    }),
  ]
}
