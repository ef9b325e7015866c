/**
 * Asks for each page twice: what Next loads on a first request belongs to the deployment, not to the load.
 *
 * @throws Error when one is not answered
 */
export async function warmPages(pageUrl: string, paths: readonly string[]): Promise<void> {
  for (const path of [...paths, ...paths]) {
    const response = await fetch(pageUrl + path)
    if (response.status !== 200) {
      throw new Error(
        `${path}: expected 200 before any load, found ${response.status}. Remedy: name a page that answers without signing in`,
      )
    }
    await response.arrayBuffer()
  }
}
