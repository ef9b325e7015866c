import { expect, test } from 'vitest'
import { pause, unlessAborted } from './pause.ts'

const never = new Promise<string>(() => {})

test('a value comes through, and so does a failure', async () => {
  const { signal } = new AbortController()
  expect(await unlessAborted(Promise.resolve('value'), signal)).toBe('value')
  await expect(unlessAborted(Promise.reject(new Error('failed')), signal)).rejects.toThrow('failed')
})

test('an abort ends the wait with its reason, also one that came before', async () => {
  const controller = new AbortController()
  const waiting = unlessAborted(never, controller.signal)
  controller.abort(new Error('interrupted'))
  await expect(waiting).rejects.toThrow('interrupted')
  await expect(unlessAborted(Promise.resolve('late'), controller.signal)).rejects.toThrow(
    'interrupted',
  )
})

test('a pause rejects with the cause of its end, and is over at once where its time is', async () => {
  const controller = new AbortController()
  await pause(-1, controller.signal)
  const waiting = pause(60_000, controller.signal)
  controller.abort(new Error('interrupted'))
  await expect(waiting).rejects.toThrow('interrupted')
})
