import type { Metadata } from 'next'
import Link from 'next/link'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main className="fallback">
      <h1>There is no such page</h1>
      <p>The address may be mistyped. The socket has no page either: it answers upgrades only.</p>
      <p className="ways">
        <Link href="/streaming/socket" className="button">
          Open the chat
        </Link>
        <Link href="/">The two deployments</Link>
      </p>
    </main>
  )
}
