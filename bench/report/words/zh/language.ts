import type * as en from '../en/language.ts'

export const punctuation: typeof en.punctuation = {
  colon: '：',
  comma: '，',
  stop: '。',
  semicolon: '；',
  list: '、',
  bracketed: (before, within) => `${before}（${within}）`,
}

export const deployments: typeof en.deployments = {
  integrated: '集成部署',
  separate: '分离部署',
  'integrated-again': '集成部署（再次）',
  'separate-again': '分离部署（再次）',
}
