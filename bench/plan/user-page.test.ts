import { describe, expect, it } from 'vitest'
import { withUserPage } from './planned-scenario.ts'
import { defaultProfile } from './profile.ts'
import { interference } from './scenarios/interference.ts'
import { streamLadder } from './scenarios/ladders.ts'

const { profile: beside } = interference.action
const { profile: streams } = streamLadder.action

describe('the pages of a load', () => {
  it('are our own where no other is named', () => {
    expect(withUserPage(defaultProfile, { otherApp: false })).toBe(defaultProfile)
  })

  it('have one of our own app in place of the rendered one, where pages are loaded', () => {
    const user = { page: '/shop', otherApp: false }
    expect(withUserPage(beside, user).pages).toEqual({
      static: '/bench/static',
      rendered: '/shop',
      computed: '/bench/computed',
    })
    expect(withUserPage(streams, user)).toBe(streams)
  })

  it('are all at the one of another app, also where they are but to be warm', () => {
    const user = { page: '/', otherApp: true }
    const pages = { static: '/', rendered: '/' }
    expect(withUserPage(defaultProfile, user)).toEqual({ ...defaultProfile, pages })
    expect(withUserPage(streams, user)).toEqual({ ...streams, pages })
  })
})
