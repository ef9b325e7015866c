import { setScene } from '../../core/chat/testing/scene.ts'
import { RedisSharing } from '../../core/redis/redis-sharing.ts'
import { startRedis } from '../support/redis.ts'

/** How long an answer is kept after its end. */
const KEPT_MS = 60_000

/** The chats of one process with a Redis. */
export async function openScene(url: string, keptMs = KEPT_MS) {
  const scene = setScene(
    { journalTtlMs: keptMs },
    memory => new RedisSharing({ url, keptMs, memory }),
  )
  await scene.chats.sharing?.open()
  return scene
}

/** A place where answers are generated, and one where they are resumed. */
export type Places = AsyncDisposable & {
  readonly generating: ReturnType<typeof setScene>
  readonly resuming: ReturnType<typeof setScene>
}

/** The same process twice: answers in its memory. */
export async function oneProcess(): Promise<Places> {
  const scene = setScene({ journalTtlMs: KEPT_MS })
  return {
    generating: scene,
    resuming: scene,
    async [Symbol.asyncDispose]() {
      scene[Symbol.dispose]()
    },
  }
}

/** Two processes that share a Redis. */
export async function twoProcesses(): Promise<Places> {
  const redis = await startRedis()
  const [generating, resuming] = [await openScene(redis.url), await openScene(redis.url)]
  return {
    generating,
    resuming,
    async [Symbol.asyncDispose]() {
      for (const scene of [generating, resuming]) {
        scene[Symbol.dispose]()
        await scene.chats.sharing?.close()
      }
      await redis[Symbol.asyncDispose]()
    },
  }
}
