import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from '../support/deployment.ts'

/** What the tests look at in a service of docker-compose.yml. Names as in the file. */
export type Service = {
  readonly image: string
  readonly profiles: readonly string[]
  readonly command?: readonly string[]
  readonly environment?: Readonly<Record<string, string | number>>
  readonly ports?: readonly (string | { readonly host_ip: string; readonly published: number })[]
  readonly volumes?: readonly string[]
  readonly init?: boolean
  readonly cpuset: string | number
  readonly mem_limit: string
  readonly memswap_limit?: string
  readonly stop_grace_period?: string
  readonly ulimits?: { readonly nofile: { readonly soft: number; readonly hard: number } }
  readonly healthcheck?: { readonly test: readonly string[] }
}

/** docker-compose.yml as it is written. */
export const composePath = join(root, 'docker-compose.yml')
export const composeText = readFileSync(composePath, 'utf8')

/** The services with every variable at its default: what runs without .env and shell. */
export const services: Readonly<Record<string, Service>> = parse(
  composeText.replace(/(?<!\$)\$\{\w+:-([^}]*)\}/g, '$1').replaceAll('$$', '$'),
  { merge: true },
).services

/** One service. @throws Error when there is none of that name */
export function service(name: string): Service {
  const found = services[name]
  if (found === undefined) throw new Error(`docker-compose.yml has no service ${name}`)
  return found
}

/** The names of the services of a profile. */
export function servicesOf(profile: string): readonly string[] {
  return Object.keys(services).filter(name => service(name).profiles.includes(profile))
}

/** The variables that the file takes from .env or the shell. */
export function interpolated(): readonly string[] {
  const names = [...composeText.matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name = '']) => name)
  return [...new Set(names)].sort()
}
