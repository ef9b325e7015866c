import { announceDeployment, type Deployment } from './deployment.ts'
import { ensureBuild } from './ensure-build.ts'
import { settleNextEnvironment } from './next-environment.ts'

/**
 * Everything that must stand before Next is imported: its environment, in production a build of the present sources, and
 * the deployment that its pages belong to.
 *
 * @throws Error when the build fails
 */
export async function prepareNext({
  dev,
  deployment,
}: {
  dev: boolean
  deployment: Deployment
}): Promise<void> {
  settleNextEnvironment({ dev })
  if (!dev) await ensureBuild()
  announceDeployment(deployment)
}
