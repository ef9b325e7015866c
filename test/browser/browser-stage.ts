import type { Browser } from 'playwright-core'
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.ts'
import { type Deployment, type DeploymentName, startDeployment } from '../support/deployment.ts'
import type { Settings } from '../support/environment.ts'
import { type ChatPage, openChatPage } from './chat-page.ts'

/** A deployment, and between it and a browser a network that can fail. */
export type BrowserStage = AsyncDisposable & {
  readonly browser: Browser
  readonly deployment: Deployment
  /** Where the pages are, as the browser sees it. */
  readonly url: string
  /** The same pages at a name that is no secure context. */
  readonly insecureUrl: string
  /** Between browser and socket; integrated: between browser and everything. */
  readonly network: CuttingProxy
  /** Opens the chat in a fresh profile. */
  open(): Promise<ChatPage>
}

/** A name for this machine that a browser must be told of (`--host-resolver-rules`): over plain http it is no secure context. */
export const INSECURE_HOST = 'phone.test'

/** Starts all of it but the browser, which many stages share. */
export async function startBrowserStage(
  name: DeploymentName,
  { browser, settings }: { readonly browser: Browser; readonly settings: Settings },
): Promise<BrowserStage> {
  const pages = await startCuttingProxy()
  const network = name === 'integrated' ? pages : await startCuttingProxy()
  const url = `http://127.0.0.1:${pages.port}`
  const insecureUrl = `http://${INSECURE_HOST}:${pages.port}`
  const deployment = await startDeployment(name, {
    settings: {
      ...settings,
      ALLOWED_ORIGINS: [url, insecureUrl].join(),
      WS_URL: `ws://127.0.0.1:${network.port}`,
    },
    pages: true,
  })
  pages.leadTo(Number(new URL(deployment.pageUrl).port))
  network.leadTo(deployment.socketPort)
  return {
    ...{ browser, deployment, url, insecureUrl, network },
    open: () => openChatPage(browser, url),
    async [Symbol.asyncDispose]() {
      for (const each of [deployment, pages, network]) await each[Symbol.asyncDispose]()
    },
  }
}
