import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuild } from '../../src/server/ensure-build.ts'
import { chromiumTool, launchBrowser } from '../../test/support/browser.ts'
import { picturePage } from './page-picture.ts'
import { pictureReport } from './report-picture.ts'
import { pictureTerminal } from './terminal-picture.ts'

// The pictures of the README, made again from running processes. Needs Chromium, and tmux for the terminal. With the directory
// of a comparison, `npm run pictures -- results/RUN`: those of its report.

const picture = (name: string) => fileURLToPath(new URL(`${name}.png`, import.meta.url))

if (chromiumTool.path === undefined) {
  throw new Error(`expected Chromium, found none. Remedy: ${chromiumTool.remedy}`)
}
const [, , comparison] = process.argv
const browser = await launchBrowser(chromiumTool.path)
try {
  if (comparison !== undefined) {
    const report = join(resolve(comparison), 'report.html')
    await pictureReport(browser, { report, file: scheme => picture(`report-${scheme}`) })
  }
  if (comparison === undefined) await pictureProcesses()
} finally {
  await browser.close()
}

async function pictureProcesses(): Promise<void> {
  await ensureBuild()
  await picturePage(browser, scheme => picture(`chat-${scheme}`))
  await pictureTerminal(browser, {
    command: 'npm run --silent bench:separate -- --live',
    until: /together(.|\n)*tokens\/s [1-9]\d{3}/,
    file: picture('live'),
  })
}
