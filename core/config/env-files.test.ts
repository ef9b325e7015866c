import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readEnvironment } from './env-files.ts'

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'env-files-'))
})
afterEach(() => rm(directory, { recursive: true }))

const write = (file: string, text: string | Uint8Array) => writeFile(join(directory, file), text)
const read = (options: { dev?: boolean; shell?: Record<string, string> } = {}) =>
  readEnvironment(directory, { dev: false, shell: {}, ...options })

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')

describe('readEnvironment', () => {
  it('reads what Next.js reads, in its order, and the shell before all', async () => {
    await write('.env', 'A=1\nB=1\nC=1\nD=1\nE=1')
    await write('.env.production', 'B=2\nC=2\nD=2\nE=2')
    await write('.env.local', 'C=3\nD=3\nE=3')
    await write('.env.production.local', 'D=4\nE=4')
    await write('.env.development', 'B=5')
    expect(read({ shell: { E: '' } })).toEqual({
      values: { A: '1', B: '2', C: '3', D: '4', E: '' },
      files: {
        A: '.env',
        B: '.env.production',
        C: '.env.local',
        D: '.env.production.local',
      },
      problems: [],
      warnings: [],
    })
    expect(read({ dev: true }).values).toMatchObject({ A: '1', B: '5', C: '3', D: '3' })
  })

  it('takes a byte order mark, CRLF, quotation marks and comments, and expands nothing', async () => {
    await write('.env', '\ufeffA=sk-a$b\r\nexport B="x y"\r\nC=\'q\' # why\r\n#D=1\r\n\r\n')
    expect(read().values).toEqual({ A: 'sk-a$b', B: 'x y', C: 'q' })
  })

  it.each([
    ['little-endian', utf16('OPEN_API_KEY=x\n')],
    ['big-endian', utf16('OPEN_API_KEY=x\n').swap16()],
    ['without a mark', utf16('OPEN_API_KEY=x\n').subarray(2)],
  ])('says that a file is UTF-16 (%s)', async (_name, bytes) => {
    await write('.env', bytes)
    expect(read().problems).toEqual([
      { variable: '.env', expected: 'text in UTF-8', found: 'UTF-16', remedy: 'save it as UTF-8' },
    ])
  })

  it('says that a file is in another encoding', async () => {
    await write('.env.local', Buffer.from('A=M\xfcnchen\n', 'latin1'))
    expect(read().problems).toMatchObject([{ variable: '.env.local', found: 'another encoding' }])
  })

  it('says that a file cannot be read', async () => {
    await mkdir(join(directory, '.env'))
    await symlink('nowhere', join(directory, '.env.local'))
    await symlink('.env.production', join(directory, '.env.production'))
    const expected = 'a file that this user can read'
    const remedy = 'correct its permissions, or remove it'
    expect(read().problems).toEqual([
      { variable: '.env.local', expected, found: 'a link to nothing', remedy },
      { variable: '.env.production', expected, found: 'ELOOP', remedy },
      { variable: '.env', expected, found: 'a directory', remedy },
    ])
  })

  it('names lines that have no effect', async () => {
    await write(
      '.env',
      'OPEN_API_KYE=x\nOPEN_API_TEMPERATURE=1\nNODE_EXTRA_CA_CERTS=ca.pem\nNODE_ENV=test\nDATABASE_URL=y\n',
    )
    expect(read().warnings).toEqual([
      '.env: OPEN_API_KYE is not read: did you mean OPEN_API_KEY?',
      '.env: OPEN_API_TEMPERATURE is not read: .env.example has every variable.',
      '.env: NODE_EXTRA_CA_CERTS has no effect there, because it is read before the file. Remedy: set it in the shell (export NODE_EXTRA_CA_CERTS=…).',
    ])
  })
})
