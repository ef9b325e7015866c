/** The longest event that is accepted, in UTF-16 units. Real ones have a few hundred. */
export const MAX_EVENT_LENGTH = 1 << 20

const DATA = 'data:'

/**
 * Server-sent events out of text that arrives in any pieces
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html, "Parsing an event stream").
 * Only `data` is read: upstreams of this kind say everything there. Line ends may be LF, CRLF or CR.
 */
export class EventParser {
  readonly #onData: (data: string) => void
  #rest = ''
  #data: string | undefined
  #afterCarriageReturn = false

  /** @param onData takes each event's data; several data lines come joined by LF. */
  constructor(onData: (data: string) => void) {
    this.#onData = onData
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
    if (!input.startsWith(DATA, start)) return
    const from = start + DATA.length
    const data = input.slice(input[from] === ' ' ? from + 1 : from, end)
    this.#data = this.#data === undefined ? data : `${this.#data}\n${data}`
  }

  #dispatch(): void {
    if (this.#data === undefined) return
    const data = this.#data
    this.#data = undefined
    this.#onData(data)
  }

  /** CRLF and CR become LF, also where a CRLF is split between two pieces. */
  #withLineFeeds(text: string): string {
    const unsplit = this.#afterCarriageReturn && text.startsWith('\n') ? text.slice(1) : text
    if (text !== '') this.#afterCarriageReturn = text.endsWith('\r')
    return unsplit.includes('\r') ? unsplit.replaceAll(/\r\n?/g, '\n') : unsplit
  }
}
