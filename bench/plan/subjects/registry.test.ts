import { describe, expect, it } from 'vitest'
import { besideItself } from './again.ts'
import { integrated } from './integrated.ts'
import { startedSubjects, subjectNamed } from './registry.ts'
import { relayVariants } from './relay.ts'
import { type AttachedServer, servesPages } from './subject.ts'

const server: AttachedServer = {
  ...{ kind: 'attached', name: 'theirs' },
  ...{ url: 'ws://127.0.0.1:9/', origin: 'http://127.0.0.1:9' },
}
const plan = { subjects: ['theirs', 'integrated'], attached: [server] }

describe('the subjects of a plan', () => {
  it('are found by name: a server in the plan, a deployment or a relay variant here', () => {
    expect(subjectNamed('theirs', plan)).toBe(server)
    expect(subjectNamed('integrated', plan)).toBe(integrated)
    expect(subjectNamed('floor', {})).toBe(relayVariants.at(-1))
    expect(() => subjectNamed('theirs', {})).toThrow(
      'expected a deployment (integrated or separate), found "theirs"',
    )
  })

  it('can be one deployment twice, of the same processes', () => {
    const { name: _, ...same } = integrated
    expect(subjectNamed('integrated-again', {})).toMatchObject({
      name: 'integrated-again',
      ...same,
    })
    expect(besideItself(['separate', 'separate-again'])).toBe('separate')
    expect(besideItself(['integrated', 'separate'])).toBeUndefined()
  })

  it('are started unless somebody else runs them', () => {
    expect(startedSubjects(plan)).toEqual([integrated])
    expect(startedSubjects({ ...plan, subjects: ['theirs'] })).toEqual([])
  })

  it('need a build where they serve pages', () => {
    const [process] = integrated.processes
    if (process === undefined) expect.unreachable()
    expect(servesPages(integrated)).toBe(true)
    expect(servesPages({ processes: [{ ...process, serves: ['socket'] }] })).toBe(false)
  })
})
