import { setTimeout as delay } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { commandOutput } from '../../bench/machine/process/command-output.ts'
import { root } from '../../test/support/deployment.ts'
import { environmentOf } from '../../test/support/environment.ts'

const COLUMNS = 110
const ROWS = 20
const LOOK_MS = 500
const GIVE_UP_MS = 300_000

/** A picture of a terminal, taken while a command runs in it. */
export async function pictureTerminal(
  browser: Browser,
  options: {
    readonly command: string
    /** What must stand on the screen when it is taken. */
    readonly until: RegExp
    readonly file: string
  },
): Promise<void> {
  const screen = await screenOf(options.command, options.until)
  const page = await browser.newPage({ deviceScaleFactor: 1.5 })
  await page.setContent(`<style>
    body { margin: 0 }
    pre { display: inline-block; margin: 0; padding: 20px 24px; color: #d6deeb; background: #16191f;
      font: 14px/1.45 "DejaVu Sans Mono", monospace }
  </style><pre></pre>`)
  const box = page.locator('pre')
  await box.evaluate((element, text) => {
    element.textContent = text
  }, screen)
  await box.screenshot({ path: options.file })
  await page.close()
}

/** Types a command into a shell in a terminal of tmux's, waits, and gives the screen as it stands. Ends the command. */
async function screenOf(command: string, until: RegExp): Promise<string> {
  // A server of its own: nobody's sessions are touched.
  const tmux = (...args: readonly string[]) =>
    commandOutput('tmux', ['-L', `pictures-${process.pid}`, '-f', '/dev/null', ...args], {
      cwd: root,
      environment: { ...environmentOf({}), K6_BIN: process.env.K6_BIN ?? '' },
    })
  const size = ['-x', String(COLUMNS), '-y', String(ROWS)]
  await tmux('new-session', '-d', ...size, "PS1='$ ' exec bash --norc --noprofile")
  try {
    await tmux('send-keys', command, 'Enter')
    const giveUp = AbortSignal.timeout(GIVE_UP_MS)
    while (!giveUp.aborted) {
      const screen = await tmux('capture-pane', '-p')
      if (until.test(screen)) return screen
      await delay(LOOK_MS)
    }
    throw new Error(
      `expected ${until} of "${command}" on the screen, found\n${await tmux('capture-pane', '-p')}`,
    )
  } finally {
    await tmux('send-keys', 'C-c')
    // The shell ends when the command has, and the server with it.
    await tmux('send-keys', 'exit', 'Enter')
    while (
      await tmux('has-session').then(
        () => true,
        () => false,
      )
    )
      await delay(LOOK_MS)
  }
}
