import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.ts'
import { type Deployment, type DeploymentName, startDeployment } from '../support/deployment.ts'
import type { Settings } from '../support/environment.ts'
import { type ChatPage, openChatPage } from './chat-page.ts'

/** A deployment, a browser, and between them a network that can fail. */
export type BrowserStage = AsyncDisposable & {
  readonly browser: Browser
  readonly deployment: Deployment
  /** Where the pages are, as the browser sees it. */
  readonly url: string
  /** Between browser and socket; integrated: between browser and everything. */
  readonly network: CuttingProxy
  /** Opens the chat in a fresh profile. */
  open(): Promise<ChatPage>
}

type BrowserStageOptions = {
  readonly executablePath: string
  readonly settings: Settings
  /** The name under which the browser calls the machine. Any other than a loopback address is no secure context. */
  readonly host?: string
}

/** Starts all of it. */
export async function startBrowserStage(
  name: DeploymentName,
  { executablePath, settings, host = '127.0.0.1' }: BrowserStageOptions,
): Promise<BrowserStage> {
  const pages = await startCuttingProxy()
  const network = name === 'integrated' ? pages : await startCuttingProxy()
  const url = `http://${host}:${pages.port}`
  const deployment = await startDeployment(name, {
    settings: {
      ...settings,
      ALLOWED_ORIGINS: url,
      WS_URL: `ws://${host}:${network.port}`,
    },
    pages: true,
  })
  pages.leadTo(Number(new URL(deployment.pageUrl).port))
  network.leadTo(deployment.socketPort)
  const browser = await launchBrowser(executablePath, `--host-resolver-rules=MAP ${host} 127.0.0.1`)
  return {
    browser,
    deployment,
    url,
    network,
    open: () => openChatPage(browser, url),
    async [Symbol.asyncDispose]() {
      await browser.close()
      for (const each of [deployment, pages, network]) await each[Symbol.asyncDispose]()
    },
  }
}
