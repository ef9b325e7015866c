import type { Point } from './series.ts'

// The message of Prometheus's remote write 1.0 (https://prometheus.io/docs/specs/prw/remote_write_spec/), which k6 writes:
//
//   WriteRequest { repeated TimeSeries timeseries = 1 }
//   TimeSeries   { repeated Label labels = 1; repeated Sample samples = 2 }
//   Label        { string name = 1; string value = 2 }
//   Sample       { double value = 1; int64 timestamp = 2 }

const NAME_LABEL = '__name__'
const MAX_VARINT_BYTES = 10

/**
 * Message → points. What remote write 1.0 does not have (metadata, exemplars, native histograms) is left out.
 *
 * @throws RangeError when it is damaged
 */
export function decodeWriteRequest(message: Uint8Array): Point[] {
  return fields(message)
    .filter(({ field }) => field === 1)
    .flatMap(({ bytes }) => decodeSeries(bytes))
}

function decodeSeries(series: Uint8Array): Point[] {
  const parts = fields(series)
  const pairs = parts.filter(({ field }) => field === 1).map(({ bytes }) => decodeLabel(bytes))
  const { [NAME_LABEL]: name = '', ...labels } = Object.fromEntries(pairs)
  return parts
    .filter(({ field }) => field === 2)
    .map(({ bytes }) => ({ name, labels, ...decodeSample(bytes) }))
}

function decodeLabel(label: Uint8Array): [string, string] {
  const text = (wanted: number) =>
    String(Buffer.from(fields(label).find(({ field }) => field === wanted)?.bytes ?? []))
  return [text(1), text(2)]
}

/** A field that is 0 is left out by the encoder. */
function decodeSample(sample: Uint8Array): Pick<Point, 'value' | 'atMs'> {
  const parts = fields(sample)
  const double = Buffer.from(parts.find(({ field }) => field === 1)?.bytes ?? new Uint8Array(8))
  return {
    value: double.readDoubleLE(),
    atMs: parts.find(({ field }) => field === 2)?.number ?? 0,
  }
}

type Field = { readonly field: number; readonly number: number; readonly bytes: Uint8Array }

function fields(message: Uint8Array): Field[] {
  const found: Field[] = []
  for (let at = 0; at < message.length; ) {
    const { value: tag, next } = decodeVarint(message, at)
    const { number, begin, end } = extent(message, tag & 7, next)
    if (end > message.length) {
      throw new RangeError(`expected a field up to byte ${end}, found ${message.length} bytes`)
    }
    found.push({ field: tag >> 3, number, bytes: message.subarray(begin, end) })
    at = end
  }
  return found
}

/** Where the content of a field lies, by its wire type. */
function extent(message: Uint8Array, wireType: number, at: number) {
  if (wireType === 1) return { number: 0, begin: at, end: at + 8 }
  if (wireType === 5) return { number: 0, begin: at, end: at + 4 }
  const { value, next } = decodeVarint(message, at)
  if (wireType === 0) return { number: value, begin: next, end: next }
  return { number: value, begin: next, end: next + value }
}

/**
 * A number of variable length, seven bits a byte, lowest first (https://protobuf.dev/programming-guides/encoding/#varints).
 * Multiplied and not shifted: a moment in milliseconds has more than 32 bits.
 */
function decodeVarint(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0
  for (let index = 0; index < MAX_VARINT_BYTES; index++) {
    const byte = bytes[at + index]
    if (byte === undefined) break
    value += (byte % 0x80) * 0x80 ** index
    if (byte < 0x80) return { value, next: at + index + 1 }
  }
  throw new RangeError(`expected the end of a number after byte ${at}, found none`)
}
