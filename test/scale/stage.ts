import type { Settings } from '../support/environment.ts'
import { startMockProcess } from '../support/mock-process.ts'
import { startRedis } from '../support/redis.ts'
import type { Stage } from './scale-drills.ts'
import { startScale } from './start-scale.ts'

/** Starts the mock, Redis where it is asked for, and the processes behind HAProxy. */
export async function openStage(options: {
  readonly flags: readonly string[]
  readonly redis: boolean
  readonly settings?: Settings
}): Promise<Stage & AsyncDisposable> {
  await using opened = new AsyncDisposableStack()
  const mock = opened.use(await startMockProcess())
  const redis = options.redis ? opened.use(await startRedis()) : undefined
  const scale = opened.use(
    await startScale(options.flags, {
      ...mock.settings,
      ...options.settings,
      ...(redis && { REDIS_URL: redis.url }),
    }),
  )
  const stack = opened.move()
  return {
    ...scale,
    mockUrl: String(mock.settings.OPEN_API_BASE_URL),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
