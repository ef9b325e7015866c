import { parseArgs } from 'node:util'

/** What the command line asks for. */
export type DashboardsOptions =
  | { readonly state: 'help' }
  | { readonly state: 'up' }
  | {
      readonly state: 'load'
      /** The directory of a run, under results/. */
      readonly run: string
      /** A Prometheus data directory; undefined: that of docker-compose.yml. */
      readonly data: string | undefined
    }

/** What --help prints. */
export const help = `Prometheus and Grafana for the bench and the deployments, by docker compose.

  npm run dashboards                              brings them up: Grafana on http://127.0.0.1:3030
  npm run dashboards -- --load results/RUN        puts a past run into that Prometheus
  npm run dashboards -- --load results/RUN --data DIR
                                                  puts it into the data directory of another Prometheus
                                                  (its --storage.tsdb.path; needs promtool)

A Prometheus that is running finds what was put into it within a minute or two, and keeps it as long as its retention
time says.`

/**
 * Arguments → options.
 *
 * @throws Error in one line: what was expected, what was found
 */
export function parseOptions(args: readonly string[]): DashboardsOptions {
  const { load, data, help } = parse(args)
  if (help) return { state: 'help' }
  if (load !== undefined) return { state: 'load', run: load, data }
  if (data === undefined) return { state: 'up' }
  throw new Error('--data: expected --load results/RUN with it, found none; see --help')
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        load: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    const [firstSentence] = (error as Error).message.split('. ')
    throw new Error(`${firstSentence}; see --help`, { cause: error })
  }
}
