import type { Link } from './link.ts'
import { answerKey } from './names.ts'

/** An answer that is being written down. */
type Source = {
  readonly messageId: string
  /** What there is to write, as a line of a batch; undefined for nothing. */
  line(): string | undefined
  /** That could not be written. */
  refused(reason: string): void
}

/** How long what is said may wait: so that a command and a system call serve many answers, which cost more than the entries. */
const WAIT_MS = 10

/**
 * Writes a batch: a line is an answer, an id and an entry, separated by spaces. What cannot be written is given back, as an
 * answer and a reason. An answer that has ended is kept for a time.
 */
const SCRIPT = `
local refused = {}
for answer, id, entry in string.gmatch(ARGV[1], '(%S+) (%S+) ([^\\n]+)\\n') do
  local key = ARGV[2] .. answer
  local reply = redis.pcall('XADD', key, 'NOMKSTREAM', id, 'e', entry)
  if type(reply) ~= 'string' then
    refused[#refused + 1] = answer
    refused[#refused + 1] = reply and reply.err or 'the stream is gone'
  elseif string.sub(entry, -2) == '}]' then
    redis.call('PEXPIRE', key, ARGV[3])
  end
end
return refused
`

/** Writes what all answers of a process say to their streams, a batch at a time. */
export class Writer {
  readonly #link: Link
  readonly #keptMs: string
  readonly #waiting = new Set<Source>()
  #timer: NodeJS.Timeout | undefined

  /** @param keptMs how long an answer is kept after its end */
  constructor(link: Link, keptMs: number) {
    this.#link = link
    this.#keptMs = String(keptMs)
  }

  /** It has something to write. */
  add(source: Source): void {
    this.#waiting.add(source)
    this.#timer ??= setTimeout(() => this.flush(), WAIT_MS)
  }

  /** Writes what waits. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const sources = new Map<string, Source>()
    let batch = ''
    for (const source of this.#waiting) {
      const line = source.line()
      if (line === undefined) continue
      sources.set(source.messageId, source)
      batch += `${line}\n`
    }
    this.#waiting.clear()
    if (batch === '') return
    this.#link.command(['EVAL', SCRIPT, '0', batch, answerKey(''), this.#keptMs]).then(
      refused => {
        const words = refused as readonly string[]
        for (let at = 0; at < words.length; at += 2) {
          sources.get(words[at] ?? '')?.refused(words[at + 1] ?? '')
        }
      },
      (error: Error) => {
        for (const source of sources.values()) source.refused(error.message)
      },
    )
  }
}
