import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { nameUpstream } from '../../../../core/config.ts'
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
  const [{ upstream, wsPort, wsUrl }, requestHeaders] = [pageConfig(), await headers()]
  const deployment = currentDeployment()
  return (
    <ChatPage
      socketUrl={socketUrl({
        deployment,
        wsUrl,
        wsPort,
        host: requestHeaders.get('host'),
        protocol: requestHeaders.get('x-forwarded-proto'),
      })}
      configured={{ deployment: deployment.name, upstream: nameUpstream(upstream) }}
    />
  )
}
