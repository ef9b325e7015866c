/**
 * A value that this process hands to the pages that it renders. Next bundles copies of these modules of its own: only
 * what stands on globalThis is shared with the process that carries Next.
 */
export function shared<Value>(name: string): { get(): Value | undefined; set(value: Value): void } {
  const key = Symbol.for(`next-websocket-deployments.${name}`)
  const registry: typeof globalThis & { [key: symbol]: unknown } = globalThis
  return {
    get: () => registry[key] as Value | undefined,
    set(value) {
      registry[key] = value
    },
  }
}
