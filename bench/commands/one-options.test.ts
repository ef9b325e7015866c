import { describe, expect, it } from 'vitest'
import { defaultLoad, defaultProfile, quickProfile } from '../plan/profile.ts'
import { aloneAndTogether } from '../plan/windows.ts'
import { parseOptions } from './one-options.ts'

describe('parseOptions', () => {
  it('measures the default profile when only a deployment is named', () => {
    expect(parseOptions(['integrated'])).toEqual({
      deployment: 'integrated',
      profile: defaultProfile,
      json: undefined,
      live: false,
      all: false,
      page: undefined,
      app: undefined,
      cores: 'equal',
    })
  })

  it('takes every flag', () => {
    const flags = [
      '--connections',
      '2000',
      '--duration',
      '30',
      '--tokens',
      '4000',
      '--pages',
      '5',
      '--seed',
      '7',
    ]
    expect(
      parseOptions([
        'separate',
        ...flags,
        '--json',
        'out.json',
        '--live',
        '--all',
        '--page',
        '/shop',
        '--cores',
        'each',
      ]),
    ).toEqual({
      deployment: 'separate',
      profile: {
        ...defaultProfile,
        steps: [2_000],
        windows: aloneAndTogether({ seconds: 30, tokensPerSecond: 4_000, pagesPerSecond: 5 }),
        seed: 7,
      },
      json: 'out.json',
      live: true,
      all: true,
      page: '/shop',
      cores: 'each',
    })
  })

  it('shortens with --quick, and what is given beside it wins', () => {
    expect(parseOptions(['separate', '--quick', '--duration', '12'])?.profile).toEqual({
      ...quickProfile,
      windows: aloneAndTogether({ ...defaultLoad, seconds: 12 }),
    })
  })

  it.each([['--help'], ['-h']])('%s asks for help', flag => {
    expect(parseOptions([flag])).toBeUndefined()
  })

  it.each([
    [
      ['integrated', '--connections', 'many'],
      '--connections: expected a whole number from 1 to 50000, found "many"',
    ],
    [
      ['integrated', '--duration', '3'],
      '--duration: expected a whole number from 8 to 3600, found "3"',
    ],
    [
      ['integrated', '--tokens', '9000'],
      '--tokens: expected a whole number from 1 to 8000, found "9000"',
    ],
    [['integrated', '--page', 'shop'], '--page: expected a path that begins with /, found "shop"'],
    [
      ['integrated', '--quick', '--all'],
      'expected --quick or --all, found both: --quick does not reach the ladders. Remedy: leave out one',
    ],
    [['integrated', '--cores', '2'], '--cores: expected equal or each, found "2"'],
    [['integrated', '--speed'], "Unknown option '--speed'; see --help"],
    [[], 'expected one deployment (integrated or separate), found none; see --help'],
    [
      ['integrated', 'separate'],
      'expected one deployment (integrated or separate), found integrated separate; see --help',
    ],
  ])('%j → %s', (args, message) => {
    expect(() => parseOptions(args)).toThrow(message)
  })

  it('takes another app by its directory, whose first page is loaded unless one is named', () => {
    expect(parseOptions(['integrated', '--app', '/shop'])).toMatchObject({
      app: '/shop',
      page: '/',
    })
    expect(parseOptions(['integrated', '--app=/shop', '--page=/cart'])?.page).toBe('/cart')
  })
})
