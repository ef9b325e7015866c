import { dictionary } from '../../words/dictionary.ts'
import type { Axis } from '../chart-data.ts'

/** The quantities that the charts draw. */
export const axes = {
  connections: axis('connections', 'count'),
  streams: axis('streams', 'count'),
  tokens: axis('tokens', 'per-second'),
  pages: axis('pages', 'per-second'),
  memory: axis('memory', 'bytes'),
  delay: axis('delay', 'milliseconds'),
  page: axis('page', 'milliseconds'),
}

function axis(name: keyof typeof dictionary.en.axes, unit: Axis['unit']): Axis {
  return { title: language => dictionary[language].axes[name], unit }
}
