import type { Config } from '../../core/config.ts'
import { shared } from './shared.ts'

/**
 * What pages, and the process that serves them, need of the configuration: no key, no password, and no address of the API.
 * The secret of tickets is for the process alone: a page never hands it on.
 */
export type PageConfig = Omit<Config, 'upstream' | 'limits' | 'heartbeatMs' | 'redisUrl'> & {
  /** The name of what answers. */
  readonly upstream: string
}

const announced = shared<PageConfig>('page-config')

/** Called once by the process that carries Next, before Next renders. */
export function announcePageConfig(config: PageConfig): void {
  announced.set(config)
}

/**
 * The configuration as the process that started has read it. It is never read again: a file that was edited since then
 * decides nothing, and a page request cannot find it wrong. Undefined during a build.
 */
export function announcedPageConfig(): PageConfig | undefined {
  return announced.get()
}

/** @throws Error in a process that none of ours has started */
export function pageConfig(): PageConfig {
  const config = announced.get()
  if (config !== undefined) return config
  throw new Error(
    'Expected to be started by this project, found Next.js alone. Remedy: npm run start:separate, or npm run dev.',
  )
}
