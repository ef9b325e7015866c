import { type BodyListener, EventParser } from './event-parser.ts'
import { JsonBody } from './json-body.ts'

const BYTE_ORDER_MARK = '\ufeff'

/**
 * Reads a body by what it begins with, and not by its content type, which servers get wrong: server-sent
 * events, or JSON. What begins like a web page is given up.
 */
export class BodyParser {
  readonly #listener: BodyListener
  readonly #onDocument: () => void
  #format: EventParser | JsonBody | undefined
  #isFirst = true

  /** @param onDocument called at the end, when the body was one JSON document and has been told */
  constructor(listener: BodyListener, onDocument: () => void) {
    this.#listener = listener
    this.#onDocument = onDocument
  }

  /** @returns false when the body is not worth reading on */
  feed(text: string): boolean {
    return this.#format === undefined ? this.#begin(text) : this.#format.feed(text)
  }

  /** The body has ended; what lacks its line end still counts. */
  end(): void {
    this.#format?.end()
  }

  #begin(text: string): boolean {
    if (text === '') return true
    const unmarked = this.#isFirst && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
    this.#isFirst = false
    const start = unmarked.trimStart()
    // Blank lines say nothing in either format.
    if (start === '') return true
    if (start.startsWith('<')) return false
    this.#format = /^[{["]/.test(start)
      ? new JsonBody(this.#listener, this.#onDocument)
      : new EventParser(this.#listener)
    return this.#format.feed(start)
  }
}
