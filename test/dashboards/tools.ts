import { findOnPath } from '../../bench/machine/find-on-path.ts'
import { searchPath } from '../support/environment.ts'

const remedy =
  'apt-get install prometheus (and stop the service that it starts), and have it on PATH.'

const tool = async (name: string) => ({
  name,
  path: await findOnPath(name, { PATH: searchPath }),
  remedy,
})

/** The system's Prometheus, where there is one. */
export const prometheusTool = await tool('prometheus')

/** The checker that comes with it. */
export const promtoolTool = await tool('promtool')
