import http, { type RequestListener, type ServerOptions } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'

// Preloaded: the head of a request may be 64 times as long as Node takes it.

const { createServer, maxHeaderSize } = http
const lavish = { maxHeaderSize: maxHeaderSize * 64 }
http.createServer = (options: ServerOptions | RequestListener = {}, onRequest?: RequestListener) =>
  typeof options === 'function'
    ? createServer(lavish, options)
    : createServer({ ...options, ...lavish }, onRequest)
syncBuiltinESMExports()
