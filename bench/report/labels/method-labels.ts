import { MAX_LATENESS_MS, MINIMUM_ROUNDS, SATURATED_SHARE } from '../../plan/limits.ts'
import type { Translated } from '../../words.ts'
import { percent } from '../format.ts'

/** A rule or formula by its name. */
type Term = { readonly term: Translated; readonly text: Translated }

/** How long each window runs before it is measured. */
export const warmUpTerm = {
  term: { en: 'Warm-up', zh: '预热' },
  text: {
    en: (seconds: number) =>
      `The first ${seconds} s of each window are not measured: until answers have reached their mean length.`,
    zh: (seconds: number) => `每个窗口的前 ${seconds} 秒不计入测量：直到回答达到其平均时长。`,
  },
} as const

/** Of a comparison in which the processes of a deployment share their cores. */
export const equalBudgets: Term = {
  term: { en: 'Equal budgets', zh: '相同的资源' },
  text: {
    en: 'All deployments have the same cores in total, shared by their processes. Otherwise “separate wins” would mean “had two cores”.',
    zh: '所有部署方式的核心总数相同，由各自的进程共享。否则“分离更好”只意味着“多用了一个核”。',
  },
}

/** What stands in its place where each process had a core of its own. */
export const ownCores: Term = {
  term: { en: 'A core for each process', zh: '每个进程一个核心' },
  text: {
    en: 'Each process has a core of its own (--cores each), so a deployment of more processes has more cores: “separate wins” may mean “had two cores”. The load has the same cores beside every deployment.',
    zh: '每个进程独占一个核心（--cores each），进程更多的部署方式因而有更多核心：“分离更好”可能只意味着“多用了一个核”。负载一侧的核心对所有部署方式相同。',
  },
}

/** The method in short: the name of each rule or formula, and what it says. */
export const methodTerms: readonly Term[] = [
  {
    term: { en: 'Open loop', zh: '开环负载' },
    text: {
      en: 'Turns start at seeded moments planned beforehand (Poisson); latency counts from the planned moment, so that a slow server cannot slow the load down and look better for it.',
      zh: '对话在预先计划的随机时刻（泊松过程，种子固定）开始；延迟从计划时刻算起，慢的服务器无法拖慢负载而显得更好。',
    },
  },
  {
    term: { en: 'Interleaved rounds', zh: '交错的轮次' },
    text: {
      en: 'Each round measures every deployment once, in random order, on fresh processes. Rounds are pairs: what the machine did that hour befell both.',
      zh: '每一轮以随机顺序、全新的进程把每种部署方式各测一次。同一轮成对比较：机器当时的波动对双方相同。',
    },
  },
  equalBudgets,
  {
    term: { en: '95% interval', zh: '95% 区间' },
    text: {
      en: 'Student’s t on the paired log ratios of the rounds, or for shares on their paired differences; the number of rounds stands beside each. Never over single tokens, which are not independent.',
      zh: '对各轮成对的对数比值用学生 t 分布，占比则用各轮成对之差；轮数列在旁边。从不以单个词元为样本，因为它们并不独立。',
    },
  },
  {
    term: { en: 'Practical threshold', zh: '实际阈值' },
    text: {
      en: `Fixed for each measure before measuring. An interval wholly beyond it confirms or refutes, one wholly within it shows no difference, given at least ${MINIMUM_ROUNDS} rounds and after Holm’s correction. Everything else is inconclusive, which is a result and not a failure.`,
      zh: `每个指标在测量前确定。不少于 ${MINIMUM_ROUNDS} 轮并经 Holm 校正后，区间完全越过阈值则证实或被推翻，完全位于阈值之内则无差异；其余为无定论，这也是结果，而不是失败。`,
    },
  },
  {
    term: { en: 'Holm’s correction', zh: 'Holm 校正' },
    text: {
      en: `Many questions asked at once find something by chance. The p values are corrected over the whole report (Holm 1979), in two families: of all differences, and of all “no difference”. So each of the two errors stays below 5% a report, over all measures that are tested over rounds. Counts have no p value and are no part of it: repeats are taken at their word. No deployment is measured against itself here; npm run test:long simulates the procedure instead, stopping rule included. What has fewer than ${MINIMUM_ROUNDS} rounds is shown but not tested.`,
      zh: `同时提出许多问题，总会偶然发现些什么。p 值在整份报告范围内校正（Holm 1979），分为两族：一族检验全部差异，一族检验全部“无差异”，两种错误在每份报告中各不超过 5%，只针对按轮次检验的指标。计数没有 p 值，不在其内：每次重复按原样采信。这里没有把某种部署与自身相比；npm run test:long 以模拟代替，连同停止规则。不足 ${MINIMUM_ROUNDS} 轮的只列出，不检验。`,
    },
  },
  {
    term: { en: 'Minimum detectable effect', zh: '最小可检出效应' },
    text: {
      en: 'The smallest true ratio, or for shares the smallest true difference, that this many rounds find with a probability of 80%, given how much the rounds differed.',
      zh: '在各轮实际波动下，以 80% 的概率能够发现的最小真实比值；占比则为最小真实差值。',
    },
  },
  {
    term: { en: 'Added delay', zh: '附加延迟' },
    text: {
      en: 'Arrival at the probe − the moment the mock wrote that very token, on one monotonic clock. A control stream straight from the mock runs beside it: what it shows, the measuring costs. A figure is marked * where the control’s p99 is above a fifth of the measured one.',
      zh: '探针收到的时刻 − 模拟服务写出该词元的时刻，同一单调时钟。旁边有一条直接来自模拟服务的对照流：它显示的就是测量本身的代价。对照流的 p99 超过实测 p99 的五分之一时，数字标有 *。',
    },
  },
  {
    term: { en: 'TTFT', zh: 'TTFT（首词元时间）' },
    text: {
      en: 'First frame with text − the planned moment of the turn.',
      zh: '第一个含文本的帧 − 该轮对话的计划时刻。',
    },
  },
  {
    term: { en: 'Memory', zh: '内存' },
    text: {
      en: 'PSS, summed over the deployment’s processes: a page that two share counts once. It is read when nothing is timed, because reading it stalls a process: while all connections are idle, and with streams under way at the end of a window.',
      zh: 'PSS，对部署方式的所有进程求和：两个进程共享的页只计一次。只在不计时的时刻读取，因为读取会短暂挂起进程：连接全部空闲时，以及窗口结束、流仍在进行时。',
    },
  },
  {
    term: { en: 'CPU per relayed token', zh: '每个转发词元的 CPU' },
    text: {
      en: 'User and system time of the deployment’s processes ÷ tokens that the mock wrote. It is judged ÷ what mock, load generator and probe together take for the same tokens in the same seconds: a machine that is slow for a while is slow for all of them.',
      zh: '部署方式各进程的用户态与内核态时间 ÷ 模拟服务写出的词元数。判定时再除以模拟服务、负载发生器与探针在同一时段为同样词元所用的总时间：机器一时变慢，对它们都慢。',
    },
  },
  {
    term: { en: 'Void and limited', zh: '作废与受限' },
    text: {
      en: `A window is void when a planned turn or page request was not sent, turns or page requests were sent late, p99 beyond ${MAX_LATENESS_MS} ms, or the runner was late itself; limited when anything but the deployment was above ${percent(SATURATED_SHARE)} of its core. Neither decides anything; the other windows of the trial, and its memory, count. What has no value because a deployment broke off (it died, pages failed or could not be sent, a stream was lost, sockets did not open) would have been its worst: no verdict over rounds then speaks for that deployment.`,
      zh: `有计划的对话或页面请求没有发出，对话或页面请求发出迟到的 p99 超过 ${MAX_LATENESS_MS} 毫秒，或运行器自身迟到，则窗口作废；除部署方式外有任何一方超过其核心的 ${percent(SATURATED_SHARE)}，则窗口受限。两者都不参与判定；同一次试验的其他窗口和内存读数仍然有效。因部署中断（进程退出、页面失败或无法发出、流丢失、连接未能打开）而没有数字的，本会是它最差的一轮：此时按轮次的判定不会支持该部署方式。`,
    },
  },
]
