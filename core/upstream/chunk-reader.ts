import type { JsonText } from '../protocol/json-text.ts'
import { type ChunkContent, readChunk } from './chunk-content.ts'
import { failure } from './failure.ts'
import { parseJson } from './json-object.ts'
import type { Said } from './said.ts'

/** Events in a row that may teach a new template before a stream is read by `JSON.parse` alone. */
const MAX_LESSONS = 8
/** How often a stream may turn from text to reasoning or back, and be given new lessons for it. */
const MAX_TURNS = 64

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none of them inside a string
const NOT_PLAIN = /["\\\u0000-\u001f]/
/** A string's inside as `JSON.stringify` writes it, unless it must write an escape by number. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none of them inside a string
const ESCAPED = /^[^"\\\u0000-\u001f]*(?:\\["\\bfnrt][^"\\\u0000-\u001f]*)*$/

/**
 * Reads the chunks of one answer. All chunks of a stream look alike but for the text, so that the
 * first one that `JSON.parse` has read serves as a template: an event that begins and ends like it, with
 * the inside of one string in between, has its text in between. No server's field order is assumed, and the
 * text is never unescaped. Every other event is parsed.
 */
export class ChunkReader {
  #head = ''
  #tail = ''
  #kind: Said['kind'] = 'text'
  #lessons = 0
  #turns = 0
  /** The place of the choice that speaks, and of those that have spoken before it. */
  #choice: number | undefined
  readonly #choicesLeft = new Set<number>()
  #hasThoughts = false
  /** Text came in deltas. */
  #hasDeltas = false
  /** All that whole messages have said, where the stream has no deltas. */
  #message = ''

  /** What an event that fits the template says: text, or a thought. */
  get kind(): Said['kind'] {
    return this.#kind
  }

  /** A whole message came, not only deltas. */
  get hasMessage(): boolean {
    return this.#message !== ''
  }

  /** What an event that fits the template says, of this kind; undefined when `read` must look at it. */
  readFast(data: string): JsonText | undefined {
    const head = this.#head
    const tail = this.#tail
    if (head === '' || data.length <= head.length + tail.length) return undefined
    if (!data.startsWith(head) || !data.endsWith(tail)) return undefined
    const text = data.slice(head.length, data.length - tail.length)
    if (NOT_PLAIN.test(text) && !ESCAPED.test(text)) return undefined
    this.#lessons = 0
    return text as JsonText
  }

  /** Any event but `[DONE]`: one content, or one for each element of a list. Never throws. */
  read(data: string): readonly ChunkContent[] {
    const value = parseJson(data)
    if (value === undefined) return [{ state: 'failed', failure: failure('malformed') }]
    if (Array.isArray(value)) return value.flatMap(chunk => this.#contents(chunk))
    const contents = this.#contents(value)
    const [content] = contents
    if (content?.state !== 'content' || contents.length > 1) return contents
    // What follows a finish is looked at in full: it may take the finish back.
    if (content.finish !== undefined) this.#head = ''
    const [said, ...more] = content.said
    if (said !== undefined && more.length === 0 && isPlain(content)) this.#learn(data, said)
    return [content]
  }

  #contents(chunk: unknown): readonly ChunkContent[] {
    return readChunk(chunk, this.#choice).map(content => this.#follow(this.#news(content)))
  }

  /**
   * Some servers number the parts of an answer as if they were choices: one after another they are one answer. Several
   * answers at once, which nobody asked for, are none.
   */
  #follow(content: ChunkContent): ChunkContent {
    if (content.state !== 'content' || content.said.every(isThought)) return content
    const { choice } = content
    if (choice === this.#choice) return content
    if (this.#choicesLeft.has(choice)) return { state: 'failed', failure: failure('malformed') }
    if (this.#choice !== undefined) this.#choicesLeft.add(this.#choice)
    this.#choice = choice
    return content
  }

  /** Of a message that repeats what has been said, what is new in it. */
  #news(content: ChunkContent): ChunkContent {
    if (content.state !== 'content' || content.said.length === 0) return content
    const thoughts = content.said.filter(isThought)
    const whole = content.said.map(said => (isThought(said) ? '' : said.text)).join('')
    const isNew = !this.#hasThoughts
    if (thoughts.length > 0) this.#hasThoughts = true
    if (content.source === 'delta') {
      if (whole !== '') this.#hasDeltas = true
      return content
    }
    const fresh = isNew ? thoughts : []
    if (this.#hasDeltas) return { ...content, said: fresh }
    const repeats = whole.startsWith(this.#message)
    const text = repeats ? whole.slice(this.#message.length) : whole
    this.#message = repeats ? whole : this.#message + whole
    return { ...content, said: text === '' ? fresh : [...fresh, { kind: 'text', text }] }
  }

  /** Cuts `data` around its text and proves the cut: with another text in place, that text is what is read. */
  #learn(data: string, { kind, text }: Said): void {
    if (kind !== this.#kind && this.#turns < MAX_TURNS) {
      this.#turns += 1
      this.#lessons = 0
    }
    if (this.#lessons === MAX_LESSONS) return
    const literal = JSON.stringify(text)
    const start = data.indexOf(literal, Math.max(0, data.indexOf('"delta"')))
    if (start === -1) return
    this.#lessons += 1
    const head = data.slice(0, start + 1)
    const tail = data.slice(start + literal.length - 1)
    const probe = text === 'probe' ? 'another' : 'probe'
    if (!says(head + probe + tail, { kind, text: probe })) return
    this.#head = head
    this.#tail = tail
    this.#kind = kind
  }
}

type Content = Extract<ChunkContent, { state: 'content' }>

/** It says something new, and nothing of the answer's end. */
function isPlain({ source, finish, usage, callsTool }: Content): boolean {
  return source === 'delta' && finish === undefined && usage === undefined && !callsTool
}

function isThought({ kind }: Said): boolean {
  return kind === 'reasoning'
}

function says(data: string, { kind, text }: Said): boolean {
  const [content, ...beside] = readChunk(parseJson(data))
  if (beside.length > 0 || content?.state !== 'content' || !isPlain(content)) return false
  const [said, ...more] = content.said
  return said?.kind === kind && said.text === text && more.length === 0
}
