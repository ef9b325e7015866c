import { type Config, nameUpstream } from '../../core/config.ts'
import type { PageConfig } from './page-config.ts'

/** What pages need of a configuration. They get it ready: no page reads the environment. */
export function pageConfigOf({ upstream, limits, heartbeatMs, ...rest }: Config): PageConfig {
  return { ...rest, upstream: nameUpstream(upstream) }
}
