import { findOnPath } from '../machine/find-on-path.ts'
import type { EnvironmentVariables } from '../machine/process/command-output.ts'
import { scenarios } from '../plan/scenarios/registry.ts'
import type { Program } from '../plan/scenarios/scenario.ts'

/** The programs that scenarios need, and the environment's PATH does not have. */
export async function missingPrograms(
  environment: EnvironmentVariables,
): Promise<readonly Program[]> {
  const needed = new Set(scenarios.flatMap(({ needsPrograms = [] }) => needsPrograms))
  const found = await Promise.all(
    [...needed].map(async program => [program, await findOnPath(program, environment)] as const),
  )
  return found.filter(([, path]) => path === undefined).map(([program]) => program)
}
