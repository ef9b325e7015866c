import { type Config, nameUpstream } from '../../core/config.ts'
import type { PageConfig } from './page-config.ts'

/** What pages need of a configuration. They get it ready: no page reads the environment. */
export function pageConfigOf(config: Config): PageConfig {
  const { upstream, limits, heartbeatMs, redisUrl, ...rest } = config
  return { ...rest, upstream: nameUpstream(upstream) }
}
