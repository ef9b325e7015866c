import { expect, it } from 'vitest'
import { pageObstacle } from './page-answer.ts'

const ORIGIN = 'http://127.0.0.1:3000'

it('has nothing against a page that answers', () => {
  expect(pageObstacle('/shop', { status: 200, location: null }, ORIGIN)).toBeUndefined()
})

it.each([
  [500, null, 'found 500. Remedy: mend the page, or name another (--page)'],
  [404, null, 'found 404. Remedy: name a page that the app has (--page)'],
  [401, null, 'found 401. Remedy: name a page that answers without signing in (--page)'],
  [403, null, 'found 403. Remedy: name a page that answers without signing in (--page)'],
  [307, '/login?next=%2Fshop', 'Remedy: name a page that answers without signing in (--page)'],
  [302, 'https://id.example/oauth2/authorize', 'Remedy: name a page that answers without signing'],
  [
    308,
    '/en/shop?all=1',
    'found 308, which sends the visitor to /en/shop?all=1. Remedy: --page /en/shop?all=1',
  ],
  [301, `${ORIGIN}/shop/`, 'Remedy: --page /shop/'],
  [301, 'https://shop.example/', 'Remedy: name a page that this app answers itself (--page)'],
  [204, null, 'Remedy: name a page that answers a plain GET with 200 (--page)'],
])('says of %d to %s what to do', (status, location, expected) => {
  const obstacle = pageObstacle('/shop', { status, location }, ORIGIN)
  expect(obstacle).toMatch(/^\/shop: expected 200 before any load, found \d/)
  expect(obstacle).toContain(expected)
})
