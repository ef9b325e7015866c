import { faultLoad } from './faults.ts'
import type { Scenario } from './scenario.ts'

/** Where clients find their answers again: sticky or not, answers in Redis or in each process's memory. */
export const resumeCells = [
  { name: 'sticky', sticky: true, redis: false },
  { name: 'not-sticky', sticky: false, redis: false },
  { name: 'sticky-redis', sticky: true, redis: true },
  { name: 'not-sticky-redis', sticky: false, redis: true },
] as const

/** The name of one of them. */
export type ResumeCell = (typeof resumeCells)[number]['name']

/** Answers of 5 s: live for longer than all of them take to begin. */
const load = { ...faultLoad, tokens: 50 }

/** Two processes behind HAProxy; all clients lose their connection at once in mid-answer, and resume. */
export const resumes = {
  name: 'resumes',
  title: { en: 'Resumes behind a load balancer', zh: '负载均衡器之后的续传' },
  seconds: 56,
  rounds: 2,
  needsPrograms: ['haproxy', 'redis-server'],
  action: { type: 'resumes', processes: 2, load },
} as const satisfies Scenario
