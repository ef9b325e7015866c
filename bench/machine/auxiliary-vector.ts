import { readFile } from 'node:fs/promises'

/** The two constants of the kernel in which /proc counts: pages and clock ticks. */
export type KernelUnits = { readonly pageBytes: number; readonly ticksPerSecond: number }

/** getauxval(3): the entries that `getconf PAGESIZE` and `getconf CLK_TCK` answer from. */
const AT_PAGESZ = 6n
const AT_CLKTCK = 17n

/**
 * Reads the units from /proc/self/auxv: pairs of native words, key and value. So no `getconf` is
 * needed, which small images lack. Linux on 64 bits, little-endian (all that Node is built for
 * there but s390x); throws when an entry is missing.
 */
export async function readAuxiliaryVector(): Promise<KernelUnits> {
  const bytes = await readFile('/proc/self/auxv')
  const values = new Map<bigint, number>()
  for (let offset = 0; offset + 16 <= bytes.length; offset += 16) {
    values.set(bytes.readBigUInt64LE(offset), Number(bytes.readBigUInt64LE(offset + 8)))
  }
  const pageBytes = values.get(AT_PAGESZ)
  const ticksPerSecond = values.get(AT_CLKTCK)
  if (!pageBytes || !ticksPerSecond) {
    throw new Error(
      `expected AT_PAGESZ and AT_CLKTCK in /proc/self/auxv, found ${[...values.keys()]}`,
    )
  }
  return { pageBytes, ticksPerSecond }
}
