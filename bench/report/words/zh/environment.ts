import type * as en from '../en/environment.ts'

export const environment: typeof en.environment = {
  table: '测量所在的环境',
  fact: '项目',
  value: '值',
  deployments: '部署方式',
  began: '开始时间',
  budget: '时间预算',
  processor: '处理器',
  memory: '内存',
  limits: '容器限制',
  descriptors: '文件描述符',
  system: '操作系统',
  kernel: '内核',
  versions: '版本',
  app: '所运行的应用',
  revision: 'Git 版本',
  dirty: '含未提交的修改',
  pinning: '核心绑定',
  unlimited: '不限',
  unknown: '未知',
  seed: '随机种子',
  connections: '连接数',
  load: '负载',
  pages: '页面',
  slo: 'SLO',
  answers: '模拟服务的回答',
}

export const environmentPhrases: typeof en.environmentPhrases = {
  cores: (all, usable) => `${all} 核，可用 ${usable} 核`,
  app: name => `另一个应用的页面：${name}`,
  minutes: count => `${count} 分钟`,
  limits: (cores, memory) => `核心：${cores}，内存：${memory}`,
  binding: binding => {
    const bound =
      binding.allocation === 'equal'
        ? [`被测部署在核心 ${binding.deployment.join('、')}`]
        : binding.processes.map(({ name, core }) => `${chineseProcess(name)}在核心 ${core}`)
    return [...bound, `负载发生器在核心 ${binding.loadGenerator.join('、')}`].join('，')
  },
  load: (tokens, pages, streams) =>
    `每秒 ${tokens} 个词元；每种页面每秒 ${pages} 次请求；探针 ${streams} 条流`,
  slo: (ttft, delay, share) => `附加 TTFT ≤ ${ttft}；附加延迟 p99 ≤ ${delay}；${share} 的回答`,
  answers: (ttft, gap, length) => `首词元 ${ttft} 毫秒，间隔 ${gap} 毫秒，长度 ${length} 个词元`,
}

/** A process of a deployment; one that has no translation keeps its name, set apart from the Chinese by spaces. */
function chineseProcess(name: string): string {
  const names: Readonly<Record<string, string>> = {
    integrated: '集成部署的进程',
    next: 'Next 进程',
    'socket server': 'WebSocket 服务',
  }
  return names[name] ?? `${name} `
}
