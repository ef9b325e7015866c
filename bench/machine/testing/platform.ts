/** Test only: pretends to be on another platform until disposed. */
export function onPlatform(platform: NodeJS.Platform): Disposable {
  const real = process.platform
  const set = (value: NodeJS.Platform) => Object.defineProperty(process, 'platform', { value })
  set(platform)
  return { [Symbol.dispose]: () => void set(real) }
}
