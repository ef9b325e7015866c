import { closeSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { Sample } from './run-sample.ts'
import { TRIAL_VERSION, type Trial, type TrialEnd, type TrialHeader } from './trial.ts'

/** What an unfinished trial's file ends with; such a file is nobody's result. */
const PARTIAL = '.part'

/** A trial that is being written. */
export type TrialFile = Disposable & {
  write(sample: Sample): void
  /** The trial is whole, or has failed: from here on its file counts. */
  end(endedAt: string, failure?: string): void
}

/** Opens the file of a trial under a name of its own, which it keeps until the trial has ended. */
export function openTrialFile(path: string, header: TrialHeader): TrialFile {
  const partial = path + PARTIAL
  const descriptor = openSync(partial, 'w')
  let open = true
  const line = (value: Sample | TrialHeader | TrialEnd) =>
    void writeSync(descriptor, `${JSON.stringify(value)}\n`)
  const close = () => {
    if (open) closeSync(descriptor)
    open = false
  }
  line(header)
  return {
    write: line,
    end(endedAt, failure) {
      line({ type: 'trial-end', endedAt, ...(failure === undefined ? {} : { failure }) })
      close()
      renameSync(partial, path)
    },
    [Symbol.dispose]: close,
  }
}

/**
 * Reads a trial back, from a compressed file as well.
 *
 * @throws Error when it is of another version, or cut short
 */
export function readTrial(path: string): Trial {
  const lines = readText(path).split('\n')
  // Every line is written with its end: what stands behind the last one is a line that was cut.
  const cut = lines.pop()
  const [first, ...rest] = lines.map(line => parseLine(path, line))
  if (first?.type !== 'trial' || first.version !== TRIAL_VERSION) {
    throw new Error(
      `${path}: expected a trial of version ${TRIAL_VERSION}, found another format. Remedy: read it with the revision that wrote it, or measure again`,
    )
  }
  const last = rest.pop()
  if (cut !== '' || last?.type !== 'trial-end') {
    throw new Error(
      `${path} is cut short: its end is missing after line ${lines.length}. Remedy: delete the file and go on with --resume, which measures it again`,
    )
  }
  const { type: _, ...end } = last
  return { header: first, samples: rest as Sample[], ...end }
}

function parseLine(path: string, line: string): Sample | TrialHeader | TrialEnd {
  try {
    return JSON.parse(line) as Sample | TrialHeader | TrialEnd
  } catch (error) {
    throw new Error(
      `${path}: expected a line of JSON, found ${JSON.stringify(line.slice(0, 60))}`,
      {
        cause: error,
      },
    )
  }
}

/** What the name of a compressed file ends with: Brotli (RFC 7932), which packs samples a tenth smaller than zstd does. */
export const COMPRESSED = '.br'

/** Packs a text as small as it gets. Takes seconds for a megabyte. */
export function compress(text: string): Buffer {
  const content = Buffer.from(text)
  return brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
    },
  })
}

/**
 * Reads a text file, compressed or not.
 *
 * @throws Error when a compressed file is cut short
 */
export function readText(path: string): string {
  const content = readFileSync(path)
  if (!path.endsWith(COMPRESSED)) return content.toString('utf8')
  try {
    return brotliDecompressSync(content).toString('utf8')
  } catch (error) {
    throw new Error(
      `${path} is cut short, or no Brotli file. Remedy: put the file back as it was kept`,
      { cause: error },
    )
  }
}
