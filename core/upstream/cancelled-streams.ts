import { subscribe } from 'node:diagnostics_channel'
import { type ClientHttp2Stream, constants } from 'node:http2'

type Created = {
  readonly stream: ClientHttp2Stream
  readonly headers: Readonly<Record<string, unknown>>
}

/**
 * Has every request for an answer that is given up told to the API as cancelled (RFC 9113, 7), at once. undici closes its stream
 * without a code: Node then waits for the rest of the body, which undici takes away in the same moment, and nghttp2 writes
 * empty frames for ever, into memory that only grows. One prompt longer than the API's window (64 KiB), stopped before it was all
 * sent, ended the process so.
 */
subscribe('http2.client.stream.created', message => {
  const { stream, headers } = message as Created
  if (!String(headers[':path']).endsWith('/chat/completions')) return
  const close = stream.close.bind(stream)
  stream.close = (code = constants.NGHTTP2_CANCEL, callback) => close(code, callback)
})
