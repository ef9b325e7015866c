/**
 * Asks for each page twice: what Next loads on a first request belongs to the deployment, not to the load.
 *
 * @throws Error when one is not answered
 */
export async function warmPages(pageUrl: string, paths: readonly string[]): Promise<void> {
  for (const path of [...paths, ...paths]) {
    const response = await fetch(pageUrl + path)
    if (!response.ok) throw new Error(`${path} answered ${response.status} before any load`)
    await response.arrayBuffer()
  }
}
