/** Whether a host, as an URL writes it, is this machine: what goes there loads nobody else's server. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
