import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startProcess } from '../../bench/machine/process/managed-process.ts'
import { root } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'

/** A directory that is the whole PATH: with these programs, each a shell script; CALLS is a file for what they are told. */
async function programs(scripts: Readonly<Record<string, string>>) {
  const path = await mkdtemp(join(tmpdir(), 'programs-'))
  for (const [name, script] of Object.entries(scripts)) {
    const text = script.replaceAll('CALLS', join(path, 'calls'))
    await writeFile(join(path, name), `#!/bin/sh\n${text}\n`)
    await chmod(join(path, name), 0o755)
  }
  return {
    path,
    calls: async () => (await readFile(join(path, 'calls'), 'utf8')).trimEnd().split('\n'),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  }
}

async function dashboards(args: readonly string[], PATH: string) {
  const command = await startProcess({
    name: 'dashboards',
    command: { file: process.execPath, arguments: ['dashboards/command.ts', ...args] },
    environment: { ...environmentOf({}), PATH },
    cwd: root,
  })
  const { code } = await command.exited
  return { code, output: command.tail().join('\n') }
}

describe('npm run dashboards', () => {
  it.each([
    ['docker on PATH', {}, [], 'install Docker Engine'],
    [
      'the compose plugin of docker',
      { docker: 'echo "unknown command: docker compose" >&2; exit 1' },
      [],
      'install docker-compose-plugin',
    ],
    [
      'a running Docker engine',
      { docker: '[ "$1" = compose ] || { echo "Cannot connect" >&2; exit 1; }' },
      [],
      'systemctl start docker',
    ],
    ['the directory of a run', {}, ['--load', 'results/none'], 'give one that npm run bench'],
    ['--load results/RUN with it', {}, ['--data', 'x'], 'see --help'],
  ])('says that %s is missing, and what to do', async (what, scripts, args, remedy) => {
    await using path = await programs(scripts)
    const { code, output } = await dashboards(args, path.path)
    expect(code).toBe(1)
    expect(output).toContain(`expected ${what}`)
    expect(output).toContain(remedy)
    expect(output).not.toContain('    at ')
  })

  it('brings both up by docker compose, and ends as it does', async () => {
    await using path = await programs({ docker: 'echo "$@" >> CALLS; [ $# -lt 6 ]' })
    const { code } = await dashboards([], path.path)
    expect(code).toBe(1)
    expect((await path.calls()).at(-1)).toMatch(/^compose .*--profile observability up$/)
  })

  it.each([
    ['1', 'cores=0'],
    ['2', 'cores='],
  ])('starts them on an engine with %s core(s)', async (cores, given) => {
    const docker = `[ "$1" != info ] || echo ${cores}; echo "$1 cores=$HARNESS_CPUSET" >> CALLS`
    await using path = await programs({ docker })
    expect((await dashboards([], path.path)).code).toBe(0)
    expect((await path.calls()).at(-1)).toBe(`compose ${given}`)
  })

  it('says that promtool is missing for a data directory', async () => {
    await using path = await programs({})
    await writeFile(join(path.path, 'series.om'), 'up{testid="a"} 1 1.000\n')
    const { code, output } = await dashboards(['--load', path.path, '--data', 'x'], path.path)
    expect(code).toBe(1)
    expect(output).toContain('expected promtool on PATH, found none')
  })

  it("loads a run with the promtool of the image, into the service's volume", async () => {
    await using path = await programs({ docker: 'echo "$@" >> CALLS' })
    await writeFile(join(path.path, 'series.om'), 'up{testid="a",deployment="b"} 1 1.000\nup{test')
    const { code, output } = await dashboards(['--load', path.path], path.path)
    expect(code, output).toBe(0)
    expect((await path.calls()).at(-1)).toMatch(
      /run --rm --no-deps --volume .*:\/tmp\/series\.om:ro --entrypoint promtool prometheus tsdb create-blocks-from openmetrics \/tmp\/series\.om \/prometheus$/,
    )
    expect(output).toContain('from=1000&to=1000&var-testid=a&var-deployment=b')
  })
})
