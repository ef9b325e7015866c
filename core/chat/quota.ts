import type { Generation } from './generation.ts'

/** What the owner of a session may have of the server, as far as the session needs it. */
export type Quota = {
  /** Why no further answer may begin, in words; undefined where one may. */
  refusal(): string | undefined
  /** Counts an answer that has begun, while it runs, and its tokens. */
  count(generation: Generation): void
}

/** For owners who are not limited. */
export const unlimited: Quota = { refusal: () => undefined, count() {} }
