import type { AppIdentity } from '../../src/server/other-app.ts'

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
