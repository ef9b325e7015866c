/** Told by a sink what happened on the reader's side. */
export interface SinkListener {
  /** The reader caught up after a `write` that returned false. */
  drained(): void
  /** The response is over: ended, or the reader went away. Called once. */
  closed(): void
}

/**
 * Where an answer is written: an HTTP/1.1 response, an HTTP/2 stream or a web stream. Writing to a sink whose
 * reader went away does nothing.
 */
export interface Sink {
  /** Sends the status and the headers (lower-case names) at once. */
  head(status: number, headers: Readonly<Record<string, string>>): void
  /**
   * @param encoding `latin1` is a plain copy, for text that is ASCII
   * @returns false when the reader is behind: write no more until `drained`
   */
  write(text: string, encoding: 'utf8' | 'latin1' | 'utf16le'): boolean
  end(text: string): void
  /** Breaks off: a reset of the TCP connection, or of the one HTTP/2 stream. */
  destroy(): void
  listen(listener: SinkListener): void
}
