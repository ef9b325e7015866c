import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Next.js + WebSocket deployments', template: '%s · Next.js + WebSocket' },
  description:
    'LLM streaming over WebSocket in a Next.js app: in its own process, or in a server of its own.',
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfbfa' },
    { media: '(prefers-color-scheme: dark)', color: '#111413' },
  ],
  // The on-screen keyboard shrinks the page, so that the composer stays above it.
  interactiveWidget: 'resizes-content',
}

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
