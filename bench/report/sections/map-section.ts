import type { DecisionMap } from '../../verdicts/decision-map.ts'
import type { ChartContext } from '../charts/drawing.ts'
import { mapDrawing } from '../charts/map/map-drawing.ts'
import { modelSentences } from '../decision-map-text.ts'
import type { Section } from '../document/block.ts'
import { dictionary } from '../words/dictionary.ts'

/** What a page costs the tokens: the picture of the map, and how far the model in it is off. */
export function mapSection(map: DecisionMap, context: ChartContext): Section {
  const { language } = context
  return {
    id: 'map',
    title: dictionary[language].decisionMap.title,
    blocks: [
      { kind: 'chart', drawing: mapDrawing(map, context) },
      ...modelSentences(map, language).map(
        text => ({ kind: 'paragraph', text, tone: 'quiet' }) as const,
      ),
    ],
    sections: [],
  }
}
