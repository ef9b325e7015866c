import { readFileSync } from 'node:fs'
import { access } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { findOnPath } from '../../bench/machine/find-on-path.ts'
import { commandOutput } from '../../bench/machine/process/command-output.ts'
import { root } from '../support/deployment.ts'
import { searchPath } from '../support/environment.ts'
import type { SchemaSources } from './schemas.ts'

/** Where `go install` puts programs unless told otherwise. */
const PATH = [searchPath, join(homedir(), 'go/bin')].join(delimiter)

const remedy = 'see install_go_programs in .ci/run'

/** Builds what `kubectl apply -k` applies. */
export const kustomizeTool = {
  name: 'kustomize',
  path: await findOnPath('kustomize', { PATH }),
  remedy,
}

/** Checks it. */
export const kubeconformTool = {
  name: 'kubeconform',
  path: await findOnPath('kubeconform', { PATH }),
  remedy,
}

const ci = readFileSync(join(root, '.ci/run'), 'utf8')

async function goModule(name: string, variable: string): Promise<string> {
  const version = new RegExp(`^${variable}=(v[\\d.]+)$`, 'm').exec(ci)?.[1]
  const cache = await commandOutput('go', ['env', 'GOMODCACHE'])
  return join(cache, `${name}@${version}`)
}

async function findSources(): Promise<SchemaSources | undefined> {
  try {
    const kubernetes = await goModule('k8s.io/kubernetes', 'KUBERNETES_VERSION')
    const prometheusOperator = await goModule(
      'github.com/prometheus-operator/prometheus-operator',
      'PROMETHEUS_OPERATOR_VERSION',
    )
    await access(kubernetes)
    await access(prometheusOperator)
    return { kubernetes, prometheusOperator }
  } catch {
    return undefined
  }
}

/** The schemas that kubeconform reads; undefined where Go has not downloaded them. */
export const schemaSources = await findSources()
