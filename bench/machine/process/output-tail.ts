import { StringDecoder } from 'node:string_decoder'

const maximumLineCharacters = 4_000

/**
 * The last lines of a program's output, bounded: what an error message quotes. Bytes go in by
 * stream, each with its own decoder, so that a character split between two reads stays whole.
 */
export type OutputTail = {
  /** A sink for one stream; call it with each chunk, and with nothing when the stream has ended. */
  source(): (chunk?: Buffer) => void
  lines(): readonly string[]
}

/** Keeps `keep` lines (of at most 4,000 characters) and hands each whole line to `onLine`. */
export function outputTail(onLine: (line: string) => void, keep = 200): OutputTail {
  const kept: string[] = []
  const add = (line: string) => {
    kept.push(line)
    if (kept.length > keep) kept.shift()
    onLine(line)
  }
  const source = () => {
    const decoder = new StringDecoder('utf8')
    let rest = ''
    return (chunk?: Buffer) => {
      rest += chunk ? decoder.write(chunk) : decoder.end()
      const lines = rest.split(/\r?\n/)
      rest = (lines.pop() ?? '').slice(0, maximumLineCharacters)
      for (const line of lines) add(line.slice(0, maximumLineCharacters))
      if (!chunk && rest) add(rest)
    }
  }
  return { source, lines: () => kept }
}
