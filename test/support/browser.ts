import { type Browser, chromium } from 'playwright-core'
import { findOnPath } from '../../bench/machine/find-on-path.ts'
import { searchPath } from './environment.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The system's Chromium, where there is one. */
export const chromiumTool = {
  name: 'Chromium',
  path: await findChromium(),
  remedy: 'apt-get install chromium (or install Google Chrome), and have it on PATH.',
}

/** Starts it without a window. */
export async function launchBrowser(
  executablePath: string,
  ...flags: readonly string[]
): Promise<Browser> {
  return await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', ...flags],
  })
}

async function findChromium(): Promise<string | undefined> {
  for (const name of NAMES) {
    const path = await findOnPath(name, { PATH: searchPath })
    if (path !== undefined) return path
  }
  return undefined
}
