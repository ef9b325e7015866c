import type { Labels } from '../language.ts'

// What is written in and beside the drills.

export const drillWords: Labels<{
  readonly deployment: string
  readonly rounds: string
  readonly answers: string
  readonly pages: string
  readonly axis: string
  readonly share: string
  readonly reading: (milliseconds: string) => string
  readonly table: string
  readonly lowest: string
  readonly lostAnswers: string
  readonly drops: string
  readonly description: (lines: readonly string[]) => string
  readonly line: (course: Course) => string
  readonly pagesFell: (share: string) => string
  readonly allPages: string
}> = {
  en: {
    deployment: 'Deployment',
    rounds: 'Repeats',
    answers: 'answers not lost',
    pages: 'pages answered in time',
    axis: 'seconds since the fault',
    share: 'share alive',
    reading: time =>
      `A page is in time within ${time}. An answer is lost when its client could not resume it. Repeats are pooled.`,
    table: 'What was left alive',
    lowest: 'Pages answered, lowest',
    lostAnswers: 'Answers lost',
    drops: 'Sockets dropped',
    description: lines => `What was left alive over time. ${lines.join('; ')}.`,
    line: ({ deployment, lost, answers, pages }) =>
      `${deployment}: ${lostWords(lost, answers)}, ${pages}`,
    pagesFell: share => `pages answered in time fell to ${share} at the lowest`,
    allPages: 'every page was answered in time',
  },
  zh: {
    deployment: '部署方式',
    rounds: '重复次数',
    answers: '未丢失的回答',
    pages: '及时响应的页面',
    axis: '故障后的秒数',
    share: '存活比例',
    reading: time =>
      `页面在 ${time} 内响应算作及时。客户端无法续传的回答算作丢失。各次重复合并计算。`,
    table: '故障后仍存活的比例',
    lowest: '页面响应最低值',
    lostAnswers: '丢失的回答',
    drops: '断开的连接',
    description: lines => `各时刻仍存活的比例。${lines.join('；')}。`,
    line: ({ deployment, lost, answers, pages }) =>
      `${deployment}：${lostWordsZh(lost, answers)}，${pages}`,
    pagesFell: share => `及时响应的页面最低降至 ${share}`,
    allPages: '所有页面均及时响应',
  },
}

type Course = {
  readonly deployment: string
  readonly lost: number
  readonly answers: number
  /** How many pages were answered in time, in words. */
  readonly pages: string
}

function lostWords(lost: number, answers: number): string {
  if (lost === 0) return `none of the ${answers} answers was lost`
  return lost === answers
    ? `all ${answers} answers were lost`
    : `${lost} of ${answers} answers were lost`
}

function lostWordsZh(lost: number, answers: number): string {
  if (lost === 0) return `${answers} 个回答无一丢失`
  return lost === answers ? `${answers} 个回答全部丢失` : `${answers} 个回答中丢失 ${lost} 个`
}

/** What was done to a process, in a word. */
export const actionWords: Labels<Readonly<Record<string, string>>> = {
  en: {
    kill: 'killed',
    stop: 'stopped',
    continue: 'goes on',
    terminate: 'told to end',
    start: 'started',
    ready: 'ready',
    edit: 'edited',
    visible: 'visible',
  },
  zh: {
    kill: '被杀死',
    stop: '被挂起',
    continue: '恢复运行',
    terminate: '收到终止信号',
    start: '启动',
    ready: '就绪',
    edit: '被编辑',
    visible: '可见',
  },
}
