import { Transform, type TransformCallback } from 'node:stream'

/** A transform that is chosen by the first byte of what it is given. What it writes is paced by its reader. */
export class ByFirstByte extends Transform {
  readonly #choose: (first: number) => Transform
  #chosen: Transform | undefined

  constructor(choose: (first: number) => Transform) {
    super()
    this.#choose = choose
  }

  override _transform(bytes: Buffer, _encoding: string, done: TransformCallback): void {
    const [first] = bytes
    if (first === undefined) {
      done()
      return
    }
    this.#chosen ??= this.#open(first)
    this.#chosen.write(bytes, () => done())
  }

  override _flush(done: TransformCallback): void {
    if (this.#chosen === undefined) {
      done()
      return
    }
    this.#chosen.once('end', () => done()).end()
  }

  override _read(size: number): void {
    this.#chosen?.resume()
    super._read(size)
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#chosen?.destroy()
    done(error)
  }

  #open(first: number): Transform {
    const chosen = this.#choose(first)
    chosen.on('data', (bytes: Buffer) => {
      if (!this.push(bytes)) chosen.pause()
    })
    chosen.on('error', error => this.destroy(error))
    return chosen
  }
}
