import { it } from 'vitest'
import { expectLivesToMatch } from './testing/session-model.ts'
import { stopClock } from './testing/stop-clock.ts'

stopClock()

it('every request gets its frames, whatever sockets, chats and answers do, 10,000 times', () => {
  expectLivesToMatch(10_000)
}, 600_000)
