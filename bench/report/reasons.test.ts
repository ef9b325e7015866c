import { expect, it } from 'vitest'
import type { Reason } from '../measures/validity.ts'
import { inlineMarkdown } from './markdown.ts'
import { reasonLine, reasonsText, remedyLines } from './reasons.ts'

it.each<[Reason, string, string]>([
  [
    { kind: 'pages-unsent', window: 'both', page: 'static', requests: 3 },
    'window both: 3 requests for the static page were never sent',
    '窗口 `both`：对静态页面的请求有 3 次从未发出',
  ],
  [
    { kind: 'no-control', window: 'streams' },
    'window streams: nothing tells how much of the added delay the measuring itself takes',
    '窗口 `streams`：无从得知附加延迟中有多少来自测量本身',
  ],
  [
    { kind: 'unstamped', window: 'streams', stamps: 'none' },
    "window streams: no added delay: the tokens carry no stamps, so the mock is not the server's upstream; TTFT and gaps include the time of its model",
    '窗口 `streams`：没有附加延迟：词元不带时间戳，说明上游不是模拟服务；首词元时间与间隔包含其模型的时间',
  ],
  [
    { kind: 'unstamped', window: 'streams', stamps: 'other-clock' },
    "window streams: no added delay: the tokens are stamped by another machine's clock",
    '窗口 `streams`：没有附加延迟：词元的时间戳来自另一台机器的时钟',
  ],
  [
    { kind: 'turns-unsent', window: 'both', turns: 1 },
    'window both: 1 planned turn was never sent',
    '窗口 `both`：计划的对话有 1 轮从未发出',
  ],
  [
    { kind: 'turns-late', window: 'both', p99Ms: 25.4 },
    'window both: turns were sent late, p99 25 ms (more than 20)',
    '窗口 `both`：对话发出迟到，p99 为 25 毫秒（超过 20 毫秒）',
  ],
  [
    { kind: 'pages-late', window: 'both', page: 'static', p99Ms: 25.4 },
    'window both: requests for the static page were sent late, p99 25 ms (more than 20)',
    '窗口 `both`：对静态页面的请求发出迟到，p99 为 25 毫秒（超过 20 毫秒）',
  ],
  [
    { kind: 'control-late', window: 'both', p99Ms: 25.4 },
    'window both: the control stream was late, p99 25 ms (limit 20)',
    '窗口 `both`：对照流迟到，p99 为 25 毫秒（上限 20 毫秒）',
  ],
  [
    { kind: 'stolen', window: 'both', share: 0.125 },
    "window both: the host gave 13% of the machine's time to others (limit 5%)",
    '窗口 `both`：宿主机把本机 13% 的时间分给了他人（上限 5%）',
  ],
  [
    { kind: 'runner-late', window: 'both', watched: 0.925 },
    'window both: watched for 93% of its steady part, the runner was late',
    '窗口 `both`：观测时长为稳态时段的 93%，运行器迟到',
  ],
  [
    { kind: 'saturated', window: 'both', parts: ['k6'] },
    'window both: k6 above 80%',
    '窗口 `both`：CPU 超过 80%：k6',
  ],
  [
    { kind: 'saturated', window: 'both', parts: ['mock', 'k6', 'probe'] },
    'window both: core of mock, k6 and probe above 80%',
    '窗口 `both`：CPU 超过 80%：模拟服务、k6、探针共用的核心',
  ],
  [
    { kind: 'behind', window: 'relay', received: 0.94 },
    'window relay: 94% of its tokens arrived (limit 95%): it cannot keep up',
    '窗口 `relay`：只收到 94% 的词元（下限 95%）：跟不上',
  ],
  [
    { kind: 'core-taken', window: 'relay', waited: 0.06 },
    'window relay: others had its core for 6% of the window (limit 5%)',
    '窗口 `relay`：有 6% 的时间其核心被其他进程占用（上限 5%）',
  ],
  [
    { kind: 'streams-lost', window: 'relay', streams: 2, first: 'closed with 1011' },
    'window relay: 2 streams broke off (closed with 1011)',
    '窗口 `relay`：2 个流中断（closed with 1011）',
  ],
  [{ kind: 'failed', message: 'web ended' }, 'failed: web ended', '试验失败：web ended'],
])('puts %j into words of both languages', (reason, english, chinese) => {
  expect(reasonLine(reason)).toBe(english)
  expect(inlineMarkdown(reasonsText([reason], 'zh'), 'zh')).toBe(chinese)
})

it('names each remedy once, and none for a process that failed', () => {
  const reasons: readonly Reason[] = [
    { kind: 'control-late', window: 'streams', p99Ms: 25 },
    { kind: 'core-taken', window: 'both', waited: 0.06 },
    { kind: 'behind', window: 'both', received: 0.9 },
    { kind: 'failed', message: 'web ended' },
  ]
  expect(remedyLines(reasons, 'en')).toEqual([
    'Remedy: stop what else runs on the machine, and repeat the run',
    'Remedy: use fewer streams (--streams)',
  ])
  expect(remedyLines(reasons, 'zh')[1]).toBe('建议：减少流数（--streams）')
})

it('leaves the words of a process English, and joins several reasons as the language does', () => {
  const reasons: readonly Reason[] = [
    { kind: 'turns-unsent', window: 'both', turns: 2 },
    { kind: 'failed', message: 'web ended' },
  ]
  expect(reasonsText(reasons, 'zh')).toContainEqual({ kind: 'english', text: 'web ended' })
  expect(inlineMarkdown(reasonsText(reasons, 'zh'), 'zh')).toContain('从未发出；试验失败')
  expect(inlineMarkdown(reasonsText(reasons, 'en'), 'en')).toContain('never sent; failed: web')
})
