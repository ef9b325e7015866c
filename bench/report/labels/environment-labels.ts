import { type CoreBinding, describeBinding } from '../../plan/core-binding.ts'
import type { Translated } from '../../words.ts'

/** What the rows of the environment are called. */
export const environmentLabels = {
  table: { en: 'What was measured on', zh: '测量所在的环境' },
  fact: { en: 'Fact', zh: '项目' },
  value: { en: 'Value', zh: '值' },
  deployments: { en: 'Deployments', zh: '部署方式' },
  began: { en: 'Began', zh: '开始时间' },
  budget: { en: 'Budget', zh: '时间预算' },
  processor: { en: 'Processor', zh: '处理器' },
  memory: { en: 'Memory', zh: '内存' },
  limits: { en: 'Limits of the container', zh: '容器限制' },
  descriptors: { en: 'File descriptors', zh: '文件描述符' },
  system: { en: 'Operating system', zh: '操作系统' },
  kernel: { en: 'Kernel', zh: '内核' },
  versions: { en: 'Versions', zh: '版本' },
  app: { en: 'App that was served', zh: '所运行的应用' },
  revision: { en: 'Git revision', zh: 'Git 版本' },
  dirty: { en: 'with uncommitted changes', zh: '含未提交的修改' },
  pinning: { en: 'Binding to cores', zh: '核心绑定' },
  unlimited: { en: 'unlimited', zh: '不限' },
  unknown: { en: 'unknown', zh: '未知' },
  seed: { en: 'Seed', zh: '随机种子' },
  connections: { en: 'Connections', zh: '连接数' },
  load: { en: 'Load', zh: '负载' },
  pages: { en: 'Pages', zh: '页面' },
  slo: { en: 'SLO', zh: 'SLO' },
  answers: { en: 'Answers of the mock', zh: '模拟服务的回答' },
} as const satisfies Record<string, Translated>

/** A process of a deployment; one that has no translation keeps its name, set apart from the Chinese by spaces. */
function chineseProcess(name: string): string {
  const names: Readonly<Record<string, string>> = {
    integrated: '集成部署的进程',
    next: 'Next 进程',
    'socket server': 'WebSocket 服务',
  }
  return names[name] ?? `${name} `
}

/** Phrases with figures in them. */
export const environmentPhrases = {
  cores: {
    en: (all: number, usable: number) => `${all} cores, ${usable} usable`,
    zh: (all: number, usable: number) => `${all} 核，可用 ${usable} 核`,
  },
  app: {
    en: (name: string) => `pages of another app: ${name}`,
    zh: (name: string) => `另一个应用的页面：${name}`,
  },
  minutes: { en: (count: string) => `${count} minutes`, zh: (count: string) => `${count} 分钟` },
  limits: {
    en: (cores: string, memory: string) => `cores ${cores}, memory ${memory}`,
    zh: (cores: string, memory: string) => `核心：${cores}，内存：${memory}`,
  },
  binding: {
    en: describeBinding,
    zh: (binding: CoreBinding) => {
      const bound =
        binding.allocation === 'equal'
          ? [`被测部署在核心 ${binding.deployment.join('、')}`]
          : binding.processes.map(({ name, core }) => `${chineseProcess(name)}在核心 ${core}`)
      return [...bound, `负载发生器在核心 ${binding.loadGenerator.join('、')}`].join('，')
    },
  },
  load: {
    en: (tokens: string, pages: string, streams: string) =>
      `${tokens} tokens a second; ${pages} requests a second to each page; ${streams} streams of the probe`,
    zh: (tokens: string, pages: string, streams: string) =>
      `每秒 ${tokens} 个词元；每种页面每秒 ${pages} 次请求；探针 ${streams} 条流`,
  },
  slo: {
    en: (ttft: string, delay: string, share: string) =>
      `added TTFT ≤ ${ttft}; added delay p99 ≤ ${delay}; ${share} of answers`,
    zh: (ttft: string, delay: string, share: string) =>
      `附加 TTFT ≤ ${ttft}；附加延迟 p99 ≤ ${delay}；${share} 的回答`,
  },
  answers: {
    en: (ttft: string, gap: string, length: string) =>
      `first token ${ttft} ms, gap ${gap} ms, length ${length} tokens`,
    zh: (ttft: string, gap: string, length: string) =>
      `首词元 ${ttft} 毫秒，间隔 ${gap} 毫秒，长度 ${length} 个词元`,
  },
} as const
