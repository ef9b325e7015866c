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
  readonly line: (course: { deployment: string; answers: string; pages: string }) => string
}> = {
  en: {
    deployment: 'Deployment',
    rounds: 'Rounds',
    answers: 'answers not lost',
    pages: 'pages answered in time',
    axis: 'seconds since the fault',
    share: 'share alive',
    reading: time =>
      `A page is in time within ${time}. An answer is lost when its client could not resume it. Rounds are pooled.`,
    table: 'What was left alive',
    lowest: 'Pages answered, lowest',
    lostAnswers: 'Answers lost',
    drops: 'Sockets dropped',
    description: lines => `What was left alive over time. ${lines.join('; ')}.`,
    line: ({ deployment, answers, pages }) =>
      `${deployment}: ${answers} of the answers were not lost, pages answered fell to ${pages}`,
  },
  zh: {
    deployment: '部署方式',
    rounds: '轮数',
    answers: '未丢失的回答',
    pages: '及时响应的页面',
    axis: '故障后的秒数',
    share: '存活比例',
    reading: time => `页面在 ${time} 内响应算作及时。客户端无法续传的回答算作丢失。各轮合并计算。`,
    table: '故障中存活的部分',
    lowest: '页面响应最低值',
    lostAnswers: '丢失的回答',
    drops: '断开的连接',
    description: lines => `随时间存活的部分。${lines.join('；')}。`,
    line: ({ deployment, answers, pages }) =>
      `${deployment}：${answers}的回答未丢失，页面响应最低降至 ${pages}`,
  },
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
    stop: '被暂停',
    continue: '恢复运行',
    terminate: '收到终止信号',
    start: '启动',
    ready: '就绪',
    edit: '被编辑',
    visible: '可见',
  },
}
