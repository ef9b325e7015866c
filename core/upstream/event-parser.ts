/** The longest event that is accepted, in UTF-16 units. Real ones have a few hundred. */
export const MAX_EVENT_LENGTH = 1 << 20

const DATA = 'data:'

/** Hears what stands in a body. */
export type BodyListener = {
  /** The data of one event; several data lines come joined by LF. */
  data(data: string): void
  /** An event that has a name other than `message`, and its data, which may be empty. */
  named(name: string, data: string): void
  /** A line that its format does not know. */
  stray(line: string): void
}

/**
 * Server-sent events out of text that arrives in any pieces
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html, "Parsing an event stream").
 * Line ends may be LF, CRLF or CR. `id` and `retry` are not read: no answer is asked for again by them.
 */
export class EventParser {
  readonly #listener: BodyListener
  #rest = ''
  #data: string | undefined
  #name = ''
  #afterCarriageReturn = false

  constructor(listener: BodyListener) {
    this.#listener = listener
  }

  /** @returns false once an event is longer than MAX_EVENT_LENGTH: the stream is not worth reading on. */
  feed(text: string): boolean {
    const fresh = this.#withLineFeeds(text)
    if (!fresh.includes('\n')) {
      // Searching a long line anew with each piece would cost its length squared.
      this.#rest += fresh
      return this.#isShort()
    }
    const input = this.#rest + fresh
    let position = 0
    for (let end = input.indexOf('\n'); end !== -1; end = input.indexOf('\n', position)) {
      this.#line(input, position, end)
      position = end + 1
    }
    this.#rest = input.slice(position)
    return this.#isShort()
  }

  /** The stream has ended; an event that lacks its blank line still counts. */
  end(): void {
    if (this.#rest !== '') this.#line(this.#rest, 0, this.#rest.length)
    this.#rest = ''
    this.#dispatch()
  }

  #isShort(): boolean {
    return this.#rest.length + (this.#data?.length ?? 0) <= MAX_EVENT_LENGTH
  }

  #line(input: string, start: number, end: number): void {
    if (start === end) {
      this.#dispatch()
      return
    }
    if (!input.startsWith(DATA, start)) {
      this.#field(input.slice(start, end))
      return
    }
    const from = start + DATA.length
    this.#addData(input.slice(input[from] === ' ' ? from + 1 : from, end))
  }

  #addData(data: string): void {
    this.#data = this.#data === undefined ? data : `${this.#data}\n${data}`
  }

  /** Any line but one with data. */
  #field(line: string): void {
    const colon = line.indexOf(':')
    const field = colon === -1 ? line : line.slice(0, colon)
    if (field === '' || field === 'id' || field === 'retry') return
    if (field === 'data') {
      this.#addData('')
      return
    }
    if (field === 'event') {
      const name = line.slice(colon + 1).trim()
      this.#name = colon === -1 || name === 'message' ? '' : name
      return
    }
    this.#listener.stray(line)
  }

  #dispatch(): void {
    const data = this.#data
    this.#data = undefined
    if (this.#name !== '') {
      const name = this.#name
      this.#name = ''
      this.#listener.named(name, data ?? '')
      return
    }
    if (data !== undefined) this.#listener.data(data)
  }

  /** CRLF and CR become LF, also where a CRLF is split between two pieces. */
  #withLineFeeds(text: string): string {
    const unsplit = this.#afterCarriageReturn && text.startsWith('\n') ? text.slice(1) : text
    if (text !== '') this.#afterCarriageReturn = text.endsWith('\r')
    return unsplit.includes('\r') ? unsplit.replaceAll(/\r\n?/g, '\n') : unsplit
  }
}
