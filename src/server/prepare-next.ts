import { pathToFileURL } from 'node:url'
import { announceDeployment, type Deployment } from './deployment.ts'
import { ensureBuild } from './ensure-build.ts'
import { preloadInDevelopment, settleNextEnvironment } from './next-environment.ts'
import { announcePageConfig, type PageConfig } from './page-config.ts'

/** Next, ready to be imported. */
export type PreparedNext = {
  /** The root of the app, where it is another one than this project's own. */
  readonly dir?: string
  /** Next as a library. */
  load(): Promise<typeof import('next')>
  /** Next as its own command line, which reads `process.argv`. */
  runCommandLine(): Promise<void>
}

/**
 * Everything that must stand before Next is imported: its environment, in production a build of the present sources, the
 * deployment that its pages belong to, and its configuration. Another app than this project's own brings its Next and its build along.
 *
 * @throws Error when the build fails, or the other app lacks something
 */
export async function prepareNext({
  dev,
  config,
  deployment,
}: {
  dev: boolean
  config: PageConfig
  deployment: Deployment
}): Promise<PreparedNext> {
  const { appDir } = config
  settleNextEnvironment({ dev, ownConfiguration: appDir === undefined })
  announceDeployment(deployment)
  announcePageConfig(config)
  if (dev && deployment.name === 'separate') preloadInDevelopment(config)
  if (appDir === undefined) {
    if (!dev) await ensureBuild()
    return {
      load: () => import('next'),
      runCommandLine: async () => void (await import('next/dist/bin/next')),
    }
  }
  const { findOtherApp } = await import('./other-app.ts')
  const { directory, next } = await findOtherApp(appDir, { built: !dev })
  // Its pages may read files, and its configuration may name them, from where it is started as a rule.
  process.chdir(directory)
  return {
    dir: directory,
    load: async () => (await import(pathToFileURL(next.library).href)) as typeof import('next'),
    runCommandLine: async () => void (await import(pathToFileURL(next.commandLine).href)),
  }
}
