import { type BodyListener, MAX_EVENT_LENGTH } from './event-parser.ts'
import { parseJson } from './json-object.ts'

/**
 * A body of JSON where server-sent events were due: one document, on however many lines, or a line for
 * each chunk, as Ollama's own interface sends them. A line that is JSON is told when it is complete.
 */
export class JsonBody {
  readonly #listener: BodyListener
  readonly #onDocument: () => void
  #rest = ''
  #lines = 0
  /** Its first line was no JSON: it is one document. */
  #isDocument = false

  /** @param onDocument called at the end, when the body was one document and has been told */
  constructor(listener: BodyListener, onDocument: () => void) {
    this.#listener = listener
    this.#onDocument = onDocument
  }

  /** @returns false once a line or a document is longer than MAX_EVENT_LENGTH */
  feed(text: string): boolean {
    const from = this.#rest.length
    this.#rest += text
    if (this.#isDocument || !text.includes('\n')) return this.#rest.length <= MAX_EVENT_LENGTH
    const input = this.#rest
    let position = 0
    for (let end = input.indexOf('\n', from); end !== -1; end = input.indexOf('\n', position)) {
      if (!this.#line(input.slice(position, end))) return input.length <= MAX_EVENT_LENGTH
      position = end + 1
    }
    this.#rest = input.slice(position)
    return this.#rest.length <= MAX_EVENT_LENGTH
  }

  /** The body has ended. */
  end(): void {
    const rest = this.#rest.trim()
    this.#rest = ''
    if (rest !== '') {
      this.#lines += 1
      this.#listener.data(rest)
    }
    if (this.#lines === 1) this.#onDocument()
  }

  /** @returns false when this and all that follows is one document */
  #line(line: string): boolean {
    const data = line.trim()
    if (data === '') return true
    if (this.#lines === 0 && parseJson(data) === undefined) {
      this.#isDocument = true
      return false
    }
    this.#lines += 1
    this.#listener.data(data)
    return true
  }
}
