import { describe, expect, it } from 'vitest'
import { type Point, STALE } from './point.ts'
import { decodeWriteRequest, encodeWriteRequest } from './write-request.ts'

describe('a write request', () => {
  it('is the bytes of the specification, labels sorted, the name among them', () => {
    const point = { name: 'up', labels: { z: '1', a: 'é' }, value: 1, atMs: 300 }
    expect([...encodeWriteRequest([point])]).toEqual([
      // TimeSeries
      ...[0x0a, 0x2f],
      // Label __name__="up"
      ...[0x0a, 0x0e, 0x0a, 0x08, ...Buffer.from('__name__'), 0x12, 0x02, ...Buffer.from('up')],
      // Label a="é", z="1"
      ...[0x0a, 0x07, 0x0a, 0x01, 0x61, 0x12, 0x02, 0xc3, 0xa9],
      ...[0x0a, 0x06, 0x0a, 0x01, 0x7a, 0x12, 0x01, 0x31],
      // Sample 1 at 300
      ...[0x12, 0x0c, 0x09, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0x10, 0xac, 0x02],
    ])
  })

  it('is read back as it was written', () => {
    const points: Point[] = [
      { name: 'a', labels: {}, value: 0, atMs: 1_795_411_087_115 },
      { name: 'b', labels: { le: '+Inf' }, value: -1.5, atMs: 2 ** 33 },
      { name: 'c', labels: { x: 'y'.repeat(300) }, value: Number.POSITIVE_INFINITY, atMs: 1 },
      { name: 'd', labels: {}, value: STALE, atMs: 2 },
    ]
    expect(decodeWriteRequest(encodeWriteRequest(points))).toEqual(points)
  })

  it('leaves out a label without a value: Prometheus refuses it', () => {
    const point = { name: 'a', labels: { x: '' }, value: 1, atMs: 1 }
    expect(decodeWriteRequest(encodeWriteRequest([point]))[0]?.labels).toEqual({})
  })

  it('is refused when it is cut', () => {
    const whole = encodeWriteRequest([{ name: 'a', labels: {}, value: 1, atMs: 1 }])
    expect(() => decodeWriteRequest(whole.subarray(0, -1))).toThrow('expected a field up to byte')
  })
})
