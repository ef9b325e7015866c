import { expect, it } from 'vitest'
import type { FailureKind } from './failure.ts'
import { failureOfWords } from './failure-of-words.ts'

// What cannot be a dialect of the mock, because it is asked again or waited for. Each as its server wrote it.
it.each<[number, FailureKind, string]>([
  [503, 'model-loading', 'Model meta-llama/Llama-2-13b-chat is currently loading'],
  [503, 'model-loading', 'Loading model'],
  [503, 'rate-limited', 'no slot available'],
  [429, 'rate-limited', 'Too many tokens, please wait before trying again.'],
  [429, 'quota', 'exceeded_current_quota_error: Your account is suspended'],
  [429, 'quota', 'Your team has either used all available credits or reached its spending limit.'],
  [400, 'prompt-too-long', 'Too many input tokens: 5000'],
  [400, 'model-unknown', 'Model unloaded.'],
  [400, 'filtered', '系统检测到输入或生成内容可能包含不安全或敏感内容'],
])('status %i is %s: %s', (status, kind, words) => {
  expect(failureOfWords(status, words.toLowerCase()).kind).toBe(kind)
})
