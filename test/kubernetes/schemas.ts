import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'

type Schema = { readonly [key: string]: unknown }
type GroupVersionKind = { readonly group: string; readonly version: string; readonly kind: string }

/** Where Go keeps the modules that publish the schemas. */
export type SchemaSources = {
  readonly kubernetes: string
  readonly prometheusOperator: string
}

const INT_OR_STRING = { oneOf: [{ type: 'integer' }, { type: 'string' }] }

/** A schema that refuses what it does not know, as an API server does with `fieldValidation=Strict`. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (value === null || typeof value !== 'object') return value
  const schema = value as Schema
  if (schema.format === 'int-or-string' || schema['x-kubernetes-int-or-string'] === true) {
    return INT_OR_STRING
  }
  const entries = Object.entries(schema)
    // Texts for people are most of it. A property of that name has a schema.
    .filter(([key, part]) => !(key === 'description' && typeof part === 'string'))
    .map(([key, part]) => [key, closed(part)])
  const names = schema.properties
  const isOpen = typeof names !== 'object' || 'additionalProperties' in schema
  return Object.fromEntries(isOpen ? entries : [...entries, ['additionalProperties', false]])
}

/**
 * Writes what kubeconform reads: a file for each kind, `deployment-apps-v1.json`. Kubernetes's kinds come from the
 * OpenAPI description in its own repository, those of the Prometheus operator from its definitions of custom resources.
 */
export async function writeSchemas(directory: string, sources: SchemaSources): Promise<void> {
  const write = ({ kind, group, version }: GroupVersionKind, schema: unknown) => {
    const prefix = group === '' ? '' : `-${group.split('.')[0]}`
    const file = `${kind.toLowerCase()}${prefix}-${version}.json`
    return writeFile(join(directory, file), JSON.stringify(schema))
  }
  const swagger = join(sources.kubernetes, 'api/openapi-spec/swagger.json')
  const { definitions } = closed(JSON.parse(await readFile(swagger, 'utf8'))) as {
    definitions: Readonly<Record<string, Schema>>
  }
  await writeFile(join(directory, 'definitions.json'), JSON.stringify({ definitions }))
  for (const [name, schema] of Object.entries(definitions)) {
    const kinds = (schema['x-kubernetes-group-version-kind'] ?? []) as readonly GroupVersionKind[]
    const [kind] = kinds
    if (kind === undefined || kinds.length > 1) continue
    await write(kind, { $ref: `definitions.json#/definitions/${name}` })
  }

  const crd = join(
    sources.prometheusOperator,
    'example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml',
  )
  const { spec } = parse(await readFile(crd, 'utf8'))
  const [{ name: version, schema }] = spec.versions
  await write({ group: spec.group, version, kind: spec.names.kind }, closed(schema.openAPIV3Schema))
}
