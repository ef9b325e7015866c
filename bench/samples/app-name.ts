import type { AppIdentity } from '../../src/server/other-app.ts'
import type { BenchEnvironment } from '../machine/environment.ts'

/** Another app, named: by the directory it lies in, its package where that is called otherwise, and its build where it matters. */
export function appName({
  directory,
  package: name,
  build,
}: Omit<AppIdentity, 'build'> & { readonly build?: string | undefined }): string {
  const details = [
    ...(name === undefined || name === directory ? [] : [`package ${name}`]),
    ...(build === undefined ? [] : [`build ${build}`]),
  ]
  return details.length === 0 ? directory : `${directory} (${details.join(', ')})`
}

type Facts = Pick<BenchEnvironment, 'app'>

const OWN = "this project's own app"

const nameOf = ({ app }: Facts) => (app === undefined ? OWN : appName(app))

/**
 * A comparison goes on with the app that it began with, in the same build.
 *
 * @throws Error that says how to name it
 */
export function requireSameApp(directory: string, then: Facts, now: Facts): void {
  const [before, found] = [nameOf(then), nameOf(now)]
  if (before === found) return
  const remedy =
    then.app === undefined ? 'leave out --app' : `--app DIR, with the directory of ${before}`
  throw new Error(
    `${directory}: expected ${before}, found ${found}. Remedy: ${remedy}; or npm run bench begins a new one`,
  )
}
