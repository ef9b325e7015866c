import {
  type NumberColumn,
  type PackedNumbers,
  packNumbers,
  unpackNumbers,
} from './packed-numbers.ts'

// Lines of JSON turned into columns: what stands below each other is alike, and compresses to half of what the lines do.

type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value }
type Row = Readonly<Record<string, Value>>

/** One value for all rows; numbers; or whatever there is, long arrays of numbers in it packed. */
type Column =
  | { readonly same: Value }
  | { readonly numbers: PackedNumbers }
  | { readonly values: readonly Value[] }

/** All rows with the same keys in the same order. */
type Table = {
  readonly rows: number
  readonly columns: readonly { readonly key: string; readonly column: Column }[]
}

type Packed = {
  readonly tables: readonly Table[]
  /** From which table the next rows come, and how many of it. */
  readonly order: readonly (readonly [table: number, rows: number])[]
}

/** How an array of numbers within a value is told, by this key alone. */
const PACKED = '#'

/** A shorter one is as short by itself. */
const LONG = 16

/**
 * Packs lines of JSON: objects as `JSON.stringify` writes them, each with its end.
 *
 * @throws Error when they would not come back as they are
 */
export function packLines(text: string): string {
  const rows = text
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line) as Row)
  const tables = [...Map.groupBy(rows, row => JSON.stringify(Object.keys(row))).values()]
  const tableOf = new Map(tables.flatMap((table, index) => table.map(row => [row, index])))
  const order: [number, number][] = []
  for (const row of rows) {
    const table = tableOf.get(row) ?? 0
    const last = order.at(-1)
    if (last?.[0] === table) last[1] += 1
    else order.push([table, 1])
  }
  const packed = JSON.stringify({ tables: tables.map(packTable), order } satisfies Packed)
  if (unpackLines(packed) === text) return packed
  throw new Error('expected lines as JSON.stringify writes them, found others: cannot pack them')
}

/** The lines again, exactly. */
export function unpackLines(packed: string): string {
  const { tables, order } = JSON.parse(packed) as Packed
  const left = tables.map(unpackTable)
  return order
    .flatMap(([table, rows]) => left[table]?.splice(0, rows) ?? [])
    .map(row => `${JSON.stringify(row)}\n`)
    .join('')
}

function packTable(rows: readonly Row[]): Table {
  const before: NumberColumn[] = []
  const columns = Object.keys(rows[0] ?? {}).map(key => {
    const values = rows.map(row => row[key] ?? null)
    const column = packColumn(values, before)
    if ('numbers' in column) before.push({ name: key, values: values as number[] })
    return { key, column }
  })
  return { rows: rows.length, columns }
}

function packColumn(values: readonly Value[], before: readonly NumberColumn[]): Column {
  const [first = null] = values
  const firstText = JSON.stringify(first)
  if (values.every(value => JSON.stringify(value) === firstText)) return { same: packValue(first) }
  const numbers = areNumbers(values) ? packNumbers(values, before) : undefined
  return numbers === undefined ? { values: values.map(packValue) } : { numbers }
}

function unpackTable({ rows, columns }: Table): Row[] {
  const before: NumberColumn[] = []
  const unpacked = columns.map(({ key, column }) => {
    const values = unpackColumn(column, rows, before)
    if ('numbers' in column) before.push({ name: key, values: values as number[] })
    return { key, values }
  })
  return Array.from({ length: rows }, (_, index) =>
    Object.fromEntries(unpacked.map(({ key, values }) => [key, values[index] ?? null])),
  )
}

function unpackColumn(
  column: Column,
  rows: number,
  before: readonly NumberColumn[],
): readonly Value[] {
  if ('numbers' in column) return unpackNumbers(column.numbers, before)
  if ('values' in column) return column.values.map(unpackValue)
  const value = unpackValue(column.same)
  return Array.from({ length: rows }, () => value)
}

function packValue(value: Value): Value {
  if (isArray(value)) {
    const numbers = value.length >= LONG && areNumbers(value) ? packNumbers(value) : undefined
    return numbers === undefined ? value.map(packValue) : { [PACKED]: numbers }
  }
  return mapObject(value, packValue)
}

function unpackValue(value: Value): Value {
  if (isArray(value)) return value.map(unpackValue)
  if (isObject(value) && value[PACKED] !== undefined) {
    return unpackNumbers(value[PACKED] as PackedNumbers)
  }
  return mapObject(value, unpackValue)
}

function mapObject(value: Value, change: (value: Value) => Value): Value {
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]))
}

const isArray = (value: Value): value is readonly Value[] => Array.isArray(value)
const isObject = (value: Value): value is { readonly [key: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const areNumbers = (values: readonly Value[]): values is readonly number[] =>
  values.every(value => typeof value === 'number')
