import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { askedFor } from '../../../server/asked-for.ts'
import { currentDeployment } from '../../../server/deployment.ts'
import { pageConfig } from '../../../server/page-config.ts'
import { socketUrl } from '../../../server/socket-url.ts'
import { ChatPage } from './chat-page.tsx'

export const metadata: Metadata = {
  title: 'Chat',
  description: 'A chat whose answers stream over a WebSocket.',
}

/** The chat. Where its socket is gets decided here, per request, so that moving it needs no build. */
export default async function Page() {
  const requestHeaders = await headers()
  const { upstream, wsPort, wsUrl, trustProxy, ticketSecret } = pageConfig()
  const deployment = currentDeployment()
  return (
    <ChatPage
      socketUrl={socketUrl({
        deployment,
        wsUrl,
        wsPort,
        ...askedFor(requestHeaders, { trustProxy }),
      })}
      ticketed={ticketSecret !== undefined}
      configured={{ deployment: deployment.name, upstream }}
    />
  )
}
