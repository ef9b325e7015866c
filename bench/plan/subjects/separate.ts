import type { Deployment } from './subject.ts'

/** Next.js, and the socket in a server of its own. */
export const separate: Deployment = {
  kind: 'started',
  name: 'separate',
  title: 'separate: Next.js and a WebSocket server, a process each',
  processes: [
    {
      name: 'next',
      script: 'separate/web.ts',
      serves: ['pages'],
      ready: { path: '/bench/static' },
      adminPort: ({ admin }) => admin,
    },
    {
      name: 'socket server',
      script: 'separate/server.ts',
      serves: ['socket'],
      ready: { line: 'deployment is ready' },
      adminPort: ({ socketAdmin }) => socketAdmin,
    },
  ],
  startCommand: 'start:separate',
  scaleFlag: '--sockets',
  environment: ({ page, socket, admin, socketAdmin }) => ({
    PORT: String(page),
    WS_PORT: String(socket),
    ADMIN_PORT: String(admin),
    WS_ADMIN_PORT: String(socketAdmin),
  }),
  pageUrl: ({ page }) => `http://127.0.0.1:${page}`,
  socketUrl: ({ socket }) => `ws://127.0.0.1:${socket}/`,
}
