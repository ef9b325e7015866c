import type { Labels } from '../language.ts'

// What is written in and beside charts of points: lines and curves.

export const pointWords: Labels<{
  readonly deployment: string
  readonly rounds: string
  readonly median: string
  readonly spread: string
  readonly slope: string
  readonly fitted: string
  readonly medians: string
  readonly smallestToLargest: string
  readonly readLadder: string
  readonly readCurve: (crossing: string) => string
  readonly ladder: (line: LadderLine) => string
  readonly curve: (line: CurveLine) => string
  readonly crossing: (x: string, lower: string) => string
  readonly uncertainCrossing: (x: string, lower: string) => string
  readonly crossings: (count: number, firstX: string) => string
  readonly noCrossing: string
}> = {
  en: {
    deployment: 'Deployment',
    rounds: 'Rounds',
    median: 'Median',
    spread: 'Smallest – largest',
    slope: 'Slope',
    fitted: 'fitted line; points: single rounds',
    medians: 'median of the rounds',
    smallestToLargest: 'smallest to largest round',
    readLadder:
      'Points are single rounds; the line is fitted to all of a deployment by least squares.',
    readCurve: crossing =>
      `Lines join the medians of the rounds; bars reach from the smallest to the largest round. ${crossing}`.trim(),
    ladder: ({ y, x, lines }) => `${y} over ${x}. ${lines.join('; ')}.`,
    curve: ({ y, x, lines, crossing }) => `${y} over ${x}. ${lines.join('; ')}. ${crossing}`,
    crossing: (x, lower) => `The curves cross at ${x}; beyond it ${lower} is lower.`,
    uncertainCrossing: (x, lower) =>
      `The medians cross at ${x}, beyond which that of ${lower} is lower; but on one side at least the rounds of both overlap, or are too few: another run may find it elsewhere, or not at all.`,
    crossings: (count, firstX) =>
      `The medians cross ${count} times, first at ${firstX}: no single place parts the two.`,
    noCrossing: 'The curves do not cross within what was measured.',
  },
  zh: {
    deployment: '部署方式',
    rounds: '轮数',
    median: '中位数',
    spread: '最小 – 最大',
    slope: '斜率',
    fitted: '拟合直线；点为单独一轮',
    medians: '各轮中位数',
    smallestToLargest: '最小至最大的一轮',
    readLadder: '每个点是一轮；直线由该部署方式的所有点按最小二乘法拟合。',
    readCurve: crossing => `折线连接各轮的中位数；竖线从最小的一轮到最大的一轮。${crossing}`,
    ladder: ({ y, x, lines }) => `${y}随${x}的变化。${lines.join('；')}。`,
    curve: ({ y, x, lines, crossing }) => `${y}随${x}的变化。${lines.join('；')}。${crossing}`,
    crossing: (x, lower) => `两条曲线在 ${x} 处相交；此后${lower}更低。`,
    uncertainCrossing: (x, lower) =>
      `两者的中位数在 ${x} 处相交，此后${lower}的更低；但至少在一侧，两者各轮的数值相互重叠或轮数太少：再测一次，交点可能在别处，也可能没有。`,
    crossings: (count, firstX) =>
      `两者的中位数相交 ${count} 次，第一次在 ${firstX} 处：没有一个点能把两者分开。`,
    noCrossing: '在测量范围内两条曲线没有相交。',
  },
}

type LadderLine = { readonly x: string; readonly y: string; readonly lines: readonly string[] }

type CurveLine = LadderLine & { readonly crossing: string }
