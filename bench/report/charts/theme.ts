import type { Config } from 'vega-lite'

// Colours are the page's variables, so that one drawing serves light and dark. The series are told apart by shape and dash
// as well as by colour; the colours are Okabe and Ito's, which the colour-blind can tell apart.

/** The colours that a chart may use, as CSS of the page that it stands in. */
export const colours = {
  text: 'var(--text)',
  quiet: 'var(--quiet)',
  line: 'var(--line)',
  band: 'var(--band)',
  accent: 'var(--accent)',
  limit: 'var(--limit)',
  page: 'var(--page)',
} as const

const SHAPES = ['circle', 'square', 'diamond', 'triangle-up', 'triangle-down'] as const
const DASHES = [
  [1, 0],
  [7, 3],
  [2, 3],
  [8, 3, 2, 3],
  [12, 4],
] as const

/** How many series have a colour of their own; more begin again. */
export const SERIES = SHAPES.length

/** The looks of a series, by its place among the deployments. */
export function seriesLook(index: number) {
  const place = index % SERIES
  return {
    colour: `var(--series-${place + 1})`,
    shape: SHAPES[place] ?? 'circle',
    dash: [...(DASHES[place] ?? [1, 0])],
  }
}

/** Scales that give each deployment its colour, shape and dash, the same in every chart of a report. */
export function seriesScales(deployments: readonly string[]) {
  const domain = [...deployments]
  const looks = domain.map((_, index) => seriesLook(index))
  return {
    color: { domain, range: looks.map(({ colour }) => colour) },
    shape: { domain, range: looks.map(({ shape }) => shape) },
    strokeDash: { domain, range: looks.map(({ dash }) => dash) },
  }
}

/** Calm axes, no frame, letters as the page has them. */
export const config: Config = {
  background: 'transparent',
  font: 'inherit',
  // The picture has one description of its own; vega's would be English in every language.
  aria: false,
  view: { stroke: null },
  axis: {
    aria: false,
    labelColor: colours.quiet,
    titleColor: colours.quiet,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    titlePadding: 10,
    domainColor: colours.line,
    tickColor: colours.line,
    gridColor: colours.line,
    gridWidth: 1,
    labelPadding: 6,
    tickSize: 4,
  },
  axisY: {
    domain: false,
    ticks: false,
    titleAngle: 0,
    titleAlign: 'left',
    titleAnchor: 'end',
    titleY: -14,
    titleX: 0,
  },
  axisX: { grid: false },
}
