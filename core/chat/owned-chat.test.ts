import { describe, expect, it } from 'vitest'
import { ownedChat } from './owned-chat.ts'
import { setScene } from './testing/scene.ts'

describe('a chat of one user', () => {
  it('is the same in each of the user’s tabs, and nothing to another who knows its id', () => {
    using scene = setScene()
    const [ann, annToo, bob] = ['ann', 'ann', 'bob'].map(user => scene.connect({ user }))
    if (ann === undefined || annToo === undefined || bob === undefined) expect.unreachable()
    ann.send('ask', 'chat')
    const answer = scene.upstream.latest
    answer.write('Hello')

    bob.resume('r', 'chat')
    expect(bob.sink.framesOf('r')).toEqual([{ type: 'no-active', requestId: 'r' }])
    bob.abort('ask')
    expect(answer.signal.aborted).toBe(false)

    annToo.resume('r', 'chat')
    expect(annToo.sink.framesOf('r').length).toBeGreaterThan(1)
    annToo.abort('r')
    expect(answer.signal.aborted).toBe(true)
  })

  it('may be answered while a chat of the same id is answered for another', () => {
    using scene = setScene()
    for (const user of ['ann', 'bob']) {
      const client = scene.connect({ user })
      client.send('ask', 'chat')
      expect(client.sink.framesOf('ask')).toMatchObject([{ type: 'chunk' }])
    }
  })

  it('has a name that no other user can spell, whatever is in an id', () => {
    expect(ownedChat('a', 'b/c')).not.toBe(ownedChat('a/b', 'c'))
    expect(ownedChat('a/b', 'c')).not.toBe(ownedChat('a%2Fb', 'c'))
    expect(ownedChat(undefined, 'c')).toBe('c')
  })
})
