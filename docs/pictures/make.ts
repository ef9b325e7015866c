import { fileURLToPath } from 'node:url'
import { ensureBuild } from '../../src/server/ensure-build.ts'
import { chromiumTool, launchBrowser } from '../../test/support/browser.ts'
import { picturePage } from './page-picture.ts'
import { pictureTerminal } from './terminal-picture.ts'

// The pictures of the README, made again from running processes. Needs Chromium, and tmux for the terminal.

const picture = (name: string) => fileURLToPath(new URL(`${name}.png`, import.meta.url))

if (chromiumTool.path === undefined) {
  throw new Error(`expected Chromium, found none. Remedy: ${chromiumTool.remedy}`)
}
await ensureBuild()
const browser = await launchBrowser(chromiumTool.path)
try {
  await picturePage(browser, scheme => picture(`chat-${scheme}`))
  await pictureTerminal(browser, {
    command: 'npm run --silent bench:separate -- --live',
    until: /together(.|\n)*tokens\/s [1-9]\d{3}/,
    file: picture('live'),
  })
} finally {
  await browser.close()
}
