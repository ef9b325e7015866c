import { askPage, pageObstacle } from './page-answer.ts'

/**
 * Asks for each page twice: what Next loads on a first request belongs to the deployment, not to the load.
 *
 * @throws Error with the remedy when one does not answer with 200
 */
export async function warmPages(pageUrl: string, paths: readonly string[]): Promise<void> {
  for (const path of [...paths, ...paths]) {
    const obstacle = pageObstacle(path, await askPage(pageUrl + path), pageUrl)
    if (obstacle !== undefined) throw new Error(obstacle)
  }
}
