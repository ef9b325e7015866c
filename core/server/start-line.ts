/**
 * What a process says once it serves: which deployment it is, where to go, and which upstream answers.
 *
 * @param page left out by a process that serves none
 * @param metrics where the admin server listens
 */
export function describeStart(options: {
  deployment: string
  host: string
  page?: { port: number; path: string }
  socket: { port: number; path: string }
  metrics: { host: string; port: number }
  upstream: string
}): string {
  const { deployment, page, socket, metrics, upstream } = options
  const host = nameOf(options.host)
  return [
    `${deployment} deployment is ready`,
    ...(page === undefined ? [] : [`  page     http://${host}:${page.port}${page.path}`]),
    `  socket   ws://${host}:${socket.port}${socket.path}`,
    `  metrics  http://${nameOf(metrics.host)}:${metrics.port}/metrics`,
    `  answers  ${upstream}`,
  ].join('\n')
}

function nameOf(host: string): string {
  if (host === '127.0.0.1' || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
