import { type Config, loadConfig } from '../../core/config.ts'

let config: Config | undefined

/** The process's configuration, read when the first page asks, so that `next build` needs none. */
export function pageConfig(): Config {
  config ??= loadConfig()
  return config
}
