import type { ServerResponse } from 'node:http'
import type { ServerHttp2Stream } from 'node:http2'
import type { Sink } from './sink.ts'

/**
 * An HTTP/1.1 response as a sink. Breaking off resets the TCP connection.
 *
 * Pieces before the end go to the socket as chunks framed here (RFC 9112, 7.1), in one write each: the response's own
 * `write` corks four buffers until the end of the turn, a third more CPU per token and a stamp that is older on the wire.
 */
export function http1Sink(response: ServerResponse): Sink {
  const { socket } = response
  return {
    head(status, headers) {
      if (response.destroyed) return
      response.writeHead(status, { ...headers, 'transfer-encoding': 'chunked' })
      response.flushHeaders()
    },
    write(text, encoding) {
      if (socket === null || response.destroyed) return false
      if (encoding === 'utf16le') return response.write(text, encoding)
      const bytes = encoding === 'latin1' ? text.length : Buffer.byteLength(text)
      return socket.write(`${bytes.toString(16)}\r\n${text}\r\n`, encoding)
    },
    end(text) {
      if (!response.destroyed) response.end(text)
    },
    destroy() {
      socket?.resetAndDestroy()
    },
    listen(listener) {
      const drained = () => listener.drained()
      socket?.on('drain', drained)
      response.once('close', () => {
        socket?.off('drain', drained)
        listener.closed()
      })
      if (response.destroyed) listener.closed()
    },
  }
}

/** An HTTP/2 stream as a sink. Breaking off resets that stream and leaves the others of its connection alone. */
export function http2Sink(stream: ServerHttp2Stream): Sink {
  return {
    head(status, headers) {
      if (!stream.destroyed) stream.respond({ ':status': status, ...headers })
    },
    write: (text, encoding) => !stream.destroyed && stream.write(text, encoding),
    end(text) {
      if (!stream.destroyed) stream.end(text)
    },
    destroy() {
      // An error makes it RST_STREAM with INTERNAL_ERROR. `close(code)` ends the body in order first, so that a client
      // sees a whole answer.
      stream.destroy(new Error('fault=reset'))
    },
    listen(listener) {
      stream.on('drain', () => listener.drained())
      stream.on('close', () => listener.closed())
      if (stream.destroyed) listener.closed()
    },
  }
}
