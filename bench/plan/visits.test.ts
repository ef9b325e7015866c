import { describe, expect, it } from 'vitest'
import { defaultProfile } from './profile.ts'
import { interference } from './scenarios/interference.ts'
import { streamLadder } from './scenarios/stream-ladder.ts'
import { visiting, warming } from './visits.ts'

describe('the pages of a load', () => {
  it('are our own where no other is named', () => {
    const visits = { page: undefined, otherApp: false }
    expect(visiting(defaultProfile, visits)).toBe(defaultProfile)
    expect(warming(streamLadder, visits)).toBe(streamLadder)
  })

  it('have one of our own app in place of the rendered one', () => {
    const visits = { page: '/shop', otherApp: false }
    expect(visiting(interference, visits).pages).toEqual({
      static: '/bench/static',
      rendered: '/shop',
      computed: '/bench/computed',
    })
    expect(warming(streamLadder, visits)).toBe(streamLadder)
  })

  it('are all at the one of another app, also where they are but to be warm', () => {
    const visits = { page: '/', otherApp: true }
    const pages = { static: '/', rendered: '/' }
    expect(visiting(defaultProfile, visits)).toEqual({ ...defaultProfile, pages })
    expect(warming(streamLadder, visits)).toEqual({ ...streamLadder, pages })
  })
})
