import type { DecisionMap } from '../../verdicts/decision-map.ts'
import type { ChartContext } from '../charts/drawing.ts'
import { mapDrawing } from '../charts/map/map-drawing.ts'
import { mapSentences } from '../decision-map-text.ts'
import type { Section } from '../document/block.ts'
import { dictionary } from '../words/dictionary.ts'

/** What a page costs the tokens: the sentences that follow from the map, and its picture. */
export function mapSection(map: DecisionMap, context: ChartContext): Section {
  const { language } = context
  return {
    id: 'map',
    title: dictionary[language].decisionMap.title,
    blocks: [
      ...mapSentences(map, language).map(
        text => ({ kind: 'paragraph', text, tone: 'body' }) as const,
      ),
      { kind: 'chart', drawing: mapDrawing(map, context) },
    ],
    sections: [],
  }
}
