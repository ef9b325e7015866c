import { expect, test } from 'vitest'
import { outputTail } from './output-tail.ts'

test('lines are put together across chunks, streams stay apart, the last lines are kept', () => {
  const heard: string[] = []
  const tail = outputTail(line => heard.push(line), 3)
  const [out, error] = [tail.source(), tail.source()]
  const euro = Buffer.from('€')
  out(Buffer.concat([Buffer.from('one\r\ntw'), euro.subarray(0, 2)]))
  error(Buffer.from('warning\n'))
  out(Buffer.concat([euro.subarray(2), Buffer.from('\nthree\nfo')]))
  expect(heard).toEqual(['one', 'warning', 'tw€', 'three'])
  out()
  expect(tail.lines()).toEqual(['tw€', 'three', 'fo'])
})

test('an endless line is cut', () => {
  const tail = outputTail(() => undefined)
  const sink = tail.source()
  for (let i = 0; i < 10; i += 1) sink(Buffer.alloc(1000, 'x'))
  sink()
  expect(tail.lines()).toEqual(['x'.repeat(4000)])
})
