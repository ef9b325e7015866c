import { endWithParent } from '../../core/server/end-with-parent.ts'
import { announcePageConfig, type PageConfig } from './page-config.ts'
import { attendPageServer } from './page-server.ts'

// `next dev` runs the pages in a process of its own. That loads this file first (--import), with the configuration of the
// process that has started everything in its query.

const text = new URL(import.meta.url).searchParams.get('config')
if (text !== null) {
  const config = JSON.parse(text) as PageConfig
  announcePageConfig(config)
  attendPageServer(config, { dev: true })
  endWithParent()
}
