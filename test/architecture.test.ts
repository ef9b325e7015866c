import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dialectCases } from '../mock/dialects/registry.ts'
import { CLIENT_MAY, DEPLOYMENTS, OWNERS, RULES } from './support/import-rules.ts'

const MAX_LINES = 250

/** What a deployment is made of. */
const PRODUCT = ['core', 'mock', 'src', 'integrated', 'separate', 'scale']

type Import = { readonly target: string; readonly isType: boolean }
type Source = { readonly text: string; readonly imports: readonly Import[] }

const root = new URL('../', import.meta.url).pathname
const isTest = (path: string) => /\.test\.tsx?$|\/testing\/|^test\/|\/test-[^/]+\.ts$/.test(path)

const sources: ReadonlyMap<string, Source> = new Map(
  globSync('{core,src,integrated,separate,scale,mock,bench,test,dashboards,docs}/**/*.{ts,tsx}', {
    cwd: root,
  })
    .filter(path => !path.endsWith('.d.ts'))
    .map(path => {
      const text = readFileSync(root + path, 'utf8')
      return [path, { text, imports: importsOf(path, text) }]
    }),
)

/** Everything that is not a test, in these folders. */
const product = (...folders: readonly string[]) =>
  [...sources].filter(
    ([path]) => !isTest(path) && folders.some(folder => path.startsWith(`${folder}/`)),
  )

function importsOf(path: string, text: string): readonly Import[] {
  const fromClauses =
    /^(?:import|export)\s+(type\s+)?(?:[\w$*,\s]+|[\w$,\s]*\{[^}]*\}\s*)from\s+'([^']+)'/gm
  const bare = /(?:^import\s+|\bimport\(\s*)()'([^']+)'/gm
  return [fromClauses, bare].flatMap(pattern =>
    [...text.matchAll(pattern)].map(([, type, specifier = '']) => ({
      target: specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier,
      isType: type !== undefined && type !== '',
    })),
  )
}

/** `core/config` stands for core/config.ts and core/config/, `next` for next and next/link, `node:` for node:fs. */
function covers(name: string, target: string): boolean {
  return (
    target === name ||
    target === `${name}.ts` ||
    target.startsWith(/[/:]$/.test(name) ? name : `${name}/`)
  )
}

const ruleOf = (path: string) =>
  Object.entries(RULES)
    .filter(([name]) => covers(name, path))
    .reduce((best, entry) => (entry[0].length > best[0].length ? entry : best), ['', { may: [] }])

function breaches(allowed: (imported: Import) => boolean, files: readonly [string, Source][]) {
  return files.flatMap(([path, { imports }]) =>
    imports
      .filter(imported => !allowed(imported))
      .map(({ target, isType }) => `${path} imports ${isType ? 'the types of ' : ''}${target}`),
  )
}

describe('who may import what', () => {
  it.each(Object.entries(RULES))('%s', (name, { may, types = [] }) => {
    const folders = [...PRODUCT, 'bench', 'dashboards', 'docs']
    const files = product(...folders).filter(([path]) => ruleOf(path)[0] === name)
    expect(files).not.toEqual([])
    const own = name.endsWith('/') ? [] : [name]
    const allowed = ({ target, isType }: Import) =>
      [...own, ...may, ...(isType ? types : [])].some(prefix => covers(prefix, target))
    expect(breaches(allowed, files)).toEqual([])
  })

  it('every file of the product stands under a rule', () => {
    const files = product(...PRODUCT, 'bench', 'dashboards')
    expect(files.map(([path]) => path).filter(path => ruleOf(path)[0] === '')).toEqual([])
  })

  it('client code reaches nothing that is for the server', () => {
    const reached = new Map(
      product('src').filter(([, { text }]) => /^['"]use client['"]/.test(text)),
    )
    for (const { imports } of reached.values()) {
      for (const { target, isType } of imports) {
        const source = sources.get(target)
        if (source !== undefined && !isType) reached.set(target, source)
      }
    }
    expect(reached.size).toBeGreaterThan(0)
    const allowed = ({ target, isType }: Import) =>
      isType || target.endsWith('.css') || CLIENT_MAY.some(name => covers(name, target))
    expect(breaches(allowed, [...reached])).toEqual([])
  })

  it.each(Object.entries(OWNERS))('%s: only %s', (name, owner) => {
    const others = product(...PRODUCT).filter(([path]) => !path.startsWith(owner))
    expect(breaches(({ target }) => !covers(name, target), others)).toEqual([])
  })

  it('bench imports no deployment, and nothing of the product imports bench or a test', () => {
    const ofDeployment = ({ target }: Import) => !DEPLOYMENTS.some(name => covers(name, target))
    expect(breaches(ofDeployment, product('bench'))).toEqual([])
    const ofTool = ({ target }: Import) => !/^(bench|test)\//.test(target) && !isTest(target)
    expect(breaches(ofTool, product(...PRODUCT))).toEqual([])
  })

  it('what runs in production is in dependencies, not in devDependencies', () => {
    const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
      dependencies: Record<string, string>
    }
    const known = Object.keys(manifest.dependencies)
    const allowed = ({ target, isType }: Import) =>
      isType ||
      /^(node:|core\/|mock\/|src\/|integrated\/|separate\/|scale\/)/.test(target) ||
      known.some(name => covers(name, target))
    const files = product(...PRODUCT)
    expect(breaches(allowed, files)).toEqual([])
  })
})

describe('every source', () => {
  it('is free of cycles, those of types included', () => {
    const done = new Set<string>()
    const visit = (path: string, trail: readonly string[]): readonly string[] | undefined => {
      if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
      if (done.has(path)) return undefined
      const targets = sources.get(path)?.imports ?? []
      for (const { target } of targets) {
        const cycle = visit(target, [...trail, path])
        if (cycle !== undefined) return cycle
      }
      done.add(path)
      return undefined
    }
    for (const path of sources.keys()) expect(visit(path, [])).toBeUndefined()
  })

  it(`has at most ${MAX_LINES} lines`, () => {
    const long = [...sources].filter(([, { text }]) => text.split('\n').length - 1 > MAX_LINES)
    expect(long.map(([path]) => path)).toEqual([])
  })

  it('leaves the environment to the configuration', () => {
    const readers = product(...PRODUCT)
      .filter(([, { text }]) => /\bprocess\s*\.\s*env\b|\bimport\.meta\.env\b/.test(text))
      .map(([path]) => path)
    // Next and its processes read theirs while they start: there it is written, and nothing of ours is read.
    // A child is given the whole environment.
    const handOn = ['scale/child.ts', 'separate/both.ts']
    expect(readers.sort()).toEqual(['core/config.ts', ...handOn, 'src/server/next-environment.ts'])
    expect(sources.get('src/server/next-environment.ts')?.text.match(/process\.env\.\w+/g)).toEqual(
      ['process.env.NODE_OPTIONS'],
    )
  })
})

describe('docs/tested.md', () => {
  const reports = readFileSync(`${root}docs/tested.md`, 'utf8').split('## Faults').at(-1) ?? ''
  const rows = reports.split('\n').filter(line => line.startsWith('| ') && line.includes('#'))
  const page = sources.get('test/browser/page.long.test.ts')
  /** No test by itself: one of those that page.long.test.ts calls. */
  const isSuiteOfPage = (name: string) => {
    const called = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    const isImported = page?.imports.some(({ target }) => target === `test/browser/${name}.ts`)
    return isImported === true && page?.text.includes(`${called}(`) === true
  }
  const isThere = (name: string) =>
    [...dialectCases.keys()].some(key => posix.matchesGlob(key, name)) ||
    isSuiteOfPage(name) ||
    globSync(`{,test/contract/}${name}{.test.ts,.long.test.ts,/*.test.ts}`, { cwd: root }).length >
      0

  it.each(rows)('%s', row => {
    const held = row.split(' | ').at(-1) ?? ''
    const names = [...held.matchAll(/`([\w./*-]+)`/g)].map(([, name = '']) => name)
    expect(names.filter(name => !isThere(name))).toEqual([])
    expect(names.length > 0 || held.startsWith('**nothing**')).toBe(true)
  })
})
