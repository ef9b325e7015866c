import { describeBinding } from '../../../plan/core-allocation.ts'

/** What the rows of the environment are called. */
export const environment = {
  table: 'What was measured on',
  fact: 'Fact',
  value: 'Value',
  deployments: 'Deployments',
  began: 'Began',
  budget: 'Budget',
  processor: 'Processor',
  memory: 'Memory',
  limits: 'Limits of the container',
  descriptors: 'File descriptors',
  system: 'Operating system',
  kernel: 'Kernel',
  versions: 'Versions',
  app: 'App that was served',
  revision: 'Git revision',
  dirty: 'with uncommitted changes',
  pinning: 'Binding to cores',
  unlimited: 'unlimited',
  unknown: 'unknown',
  seed: 'Seed',
  connections: 'Connections',
  load: 'Load',
  pages: 'Pages',
  slo: 'SLO',
  answers: 'Answers of the mock',
}

/** Phrases with figures in them. */
export const environmentPhrases = {
  cores: (all: number, usable: number) => `${all} cores, ${usable} usable`,
  app: (name: string) => `pages of another app: ${name}`,
  minutes: (count: string) => `${count} minutes`,
  limits: (cores: string, memory: string) => `cores ${cores}, memory ${memory}`,
  binding: describeBinding,
  load: (tokens: string, pages: string, streams: string) =>
    `${tokens} tokens a second; ${pages} requests a second to each page; ${streams} streams of the probe`,
  slo: (ttft: string, delay: string, share: string) =>
    `added TTFT ≤ ${ttft}; added delay p99 ≤ ${delay}; ${share} of answers`,
  answers: (ttft: string, gap: string, length: string) =>
    `first token ${ttft} ms, gap ${gap} ms, length ${length} tokens`,
}
