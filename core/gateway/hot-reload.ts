import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { refuseUpgrade } from './refusal.ts'

/** Where the development server's own socket is: below the app's basePath or assetPrefix, by two names over the years. */
const HOT_RELOAD = /\/_next\/(?:hmr|webpack-hmr)$/

/** Next answers at once once it runs; while it starts it waits. */
const ANSWER_MS = 10_000

/** Whether an upgrade request may be for the hot reload. */
export function isHotReload({ url = '' }: IncomingMessage): boolean {
  return HOT_RELOAD.test(url.split('?', 1)[0] ?? '')
}

/**
 * Hands an upgrade request to Next, and refuses it where Next does not claim it: it leaves such a connection open for
 * ever.
 *
 * @param pass hands it over
 */
export function passHotReload(duplex: Duplex, pass: () => void): void {
  const timer = setTimeout(() => {
    if (!isAnswered(duplex)) refuseUpgrade(duplex, 404, 'There is no hot reload here.')
  }, ANSWER_MS).unref()
  duplex.once('close', () => clearTimeout(timer))
  pass()
}

function isAnswered(duplex: Duplex): boolean {
  return duplex.destroyed || ('bytesWritten' in duplex && duplex.bytesWritten !== 0)
}
