import type { Deployment } from './subject.ts'

/** Next.js and the socket in one process. */
export const integrated: Deployment = {
  kind: 'started',
  name: 'integrated',
  title: 'integrated: Next.js and WebSocket in one process',
  processes: [
    {
      name: 'integrated',
      script: 'integrated/server.ts',
      serves: ['pages', 'socket'],
      ready: { path: '/bench/static' },
      adminPort: ({ admin }) => admin,
    },
  ],
  startCommand: 'start:integrated',
  scaleFlag: '--integrated',
  environment: ({ page, admin }) => ({ PORT: String(page), ADMIN_PORT: String(admin) }),
  pageUrl: ({ page }) => `http://127.0.0.1:${page}`,
  socketUrl: ({ page }) => `ws://127.0.0.1:${page}/api/websocket`,
}
