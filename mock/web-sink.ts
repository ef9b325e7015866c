import type { Sink, SinkListener } from './sink.ts'

const bufferBytes = 65_536

/**
 * A sink whose other end is a `Response`.
 *
 * @param signal the request's; when it aborts, the answer ends with its reason
 */
export function createWebSink(signal: AbortSignal): { sink: Sink; response: Promise<Response> } {
  const { promise: response, resolve, reject } = Promise.withResolvers<Response>()
  const encoder = new TextEncoder()
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  let listener: SinkListener | undefined
  let over = false

  const finish = () => {
    if (over) return
    over = true
    signal.removeEventListener('abort', abort)
    listener?.closed()
  }
  const fail = (error: unknown) => {
    if (over) return
    controller?.error(error)
    reject(error)
    finish()
  }
  const abort = () => fail(signal.reason)
  if (signal.aborted) abort()
  if (!over) signal.addEventListener('abort', abort)

  const sink: Sink = {
    head(status, headers) {
      if (over) return
      const body = new ReadableStream<Uint8Array>(
        {
          start: opened => {
            controller = opened
          },
          pull: () => listener?.drained(),
          cancel: finish,
        },
        new ByteLengthQueuingStrategy({ highWaterMark: bufferBytes }),
      )
      resolve(new Response(body, { status, headers }))
    },
    write(text, encoding) {
      if (over || controller === undefined) return false
      controller.enqueue(
        encoding === 'utf16le' ? Buffer.from(text, encoding) : encoder.encode(text),
      )
      return (controller.desiredSize ?? 0) > 0
    },
    end(text) {
      if (over || controller === undefined) return
      if (text !== '') controller.enqueue(encoder.encode(text))
      controller.close()
      finish()
    },
    destroy: () => fail(connectionReset()),
    listen(heard) {
      listener = heard
      if (over) heard.closed()
    },
  }
  return { sink, response }
}

/** As undici words it: a TypeError whose cause carries the code. */
function connectionReset(): TypeError {
  const cause = Object.assign(new Error('the mock reset the connection (fault=reset)'), {
    code: 'ECONNRESET',
  })
  return new TypeError('fetch failed', { cause })
}
