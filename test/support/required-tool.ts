import { describe, it } from 'vitest'
import { requireAll } from './environment.ts'

type Tool = {
  readonly name: string
  /** Undefined where it was not found. */
  readonly path: string | undefined
  readonly remedy: string
}

/**
 * `describe` for tests that need a program. Without it they are skipped, and the title says why and what to do;
 * with REQUIRE_ALL=1 there is a test that fails instead.
 */
export function describeWithTool(tool: Tool, title: string, suite: (path: string) => void): void {
  const { path } = tool
  if (path !== undefined) {
    describe(title, () => suite(path))
    return
  }
  const lack = `${title}: needs ${tool.name}, which was not found. Remedy: ${tool.remedy}`
  it.skipIf(!requireAll)(lack, () => {
    throw new Error(lack)
  })
}
