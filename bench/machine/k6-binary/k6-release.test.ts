import { expect, test } from 'vitest'
import { publishedSum, releaseArchive } from './k6-release.ts'
import { judgeVersion } from './k6-version.ts'

test.each([
  ['linux', 'x64', 'k6-v1.8.1-linux-amd64.tar.gz', 'k6-v1.8.1-linux-amd64'],
  ['linux', 'arm64', 'k6-v1.8.1-linux-arm64.tar.gz', 'k6-v1.8.1-linux-arm64'],
  ['darwin', 'arm64', 'k6-v1.8.1-macos-arm64.zip', 'k6-v1.8.1-macos-arm64'],
  ['darwin', 'x64', 'k6-v1.8.1-macos-amd64.zip', 'k6-v1.8.1-macos-amd64'],
  ['win32', 'x64', 'k6-v1.8.1-windows-amd64.zip', 'k6-v1.8.1-windows-amd64'],
])('%s on %s needs %s', (platform, arch, file, directory) => {
  expect(releaseArchive('1.8.1', platform, arch)).toEqual({ file, directory })
})

test('a platform without an archive is named', () => {
  expect(() => releaseArchive('1.8.1', 'sunos', 'x64')).toThrow(
    'k6 publishes no archive for sunos on x64',
  )
})

test('a sum is found by the whole file name', () => {
  const sum = 'ab'.repeat(32)
  const sums = `${'0'.repeat(64)}  k6-v1.8.1-linux-amd64.tar.gz.asc\r\n${sum}  k6-v1.8.1-linux-amd64.tar.gz\r\n`
  expect(publishedSum(sums, 'k6-v1.8.1-linux-amd64.tar.gz')).toBe(sum)
  expect(() => publishedSum(sums, 'amd64.tar.gz')).toThrow('expected a SHA-256 of amd64.tar.gz')
  expect(() => publishedSum('<html>Not found</html>', 'a')).toThrow('found none')
})

test.each([
  ['k6 v1.8.1 (go1.26.8, linux/amd64)', 'usable'],
  ['k6 v1.10.0 (commit/abc, go1.26, darwin/arm64)', 'usable'],
  ['k6.exe v2.0.0-rc1 (go1.26, windows/amd64)', 'usable'],
  ['k6 v1.7.9 (go1.25, linux/amd64)', 'unusable'],
  ['k6 v0.57.0 (go1.23, linux/amd64)', 'unusable'],
  ['k6 v3.0.0', 'unusable'],
  ['usage: k6', 'unusable'],
])('%s is %s', (output, state) => {
  expect(judgeVersion(output).state).toBe(state)
})
