import { defineConfig } from 'vitest/config'

const long = '{bench,core,mock,test}/**/*.long.test.ts'

/** Long files that judge nothing by a clock: two at once, so that one computes while the other waits for packages or a disk. */
const untimed = [
  'bench/verdicts/simulation/*.long.test.ts',
  'core/chat/*.long.test.ts',
  'test/{image,machine,own-app,upgrade-conformance}/*.long.test.ts',
]

/** Files that boot processes of their own, one file at a time: two would measure each other. */
const processes = {
  globalSetup: 'test/support/build.ts',
  fileParallelism: false,
  hookTimeout: 120_000,
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{core,mock,scale,src,bench}/**/*.test.{ts,tsx}', 'test/architecture.test.ts'],
          exclude: [long],
          testTimeout: 30_000,
          // Loading the same modules anew for each file took half of the time. A test puts back what it changes of its process.
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          exclude: ['test/architecture.test.ts', long],
          testTimeout: 60_000,
          ...processes,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // What takes minutes a file: `npm run test:long`, not part of `npm test`.
        test: {
          name: 'long',
          include: [long],
          exclude: untimed,
          testTimeout: 120_000,
          ...processes,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Before the others of `npm run test:long`.
        test: {
          name: 'untimed',
          include: untimed,
          globalSetup: 'test/support/build.ts',
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Attacks beside honest streams, judged by milliseconds: for an idle machine, and for no CI. `npm run drills`.
        test: {
          name: 'drills',
          include: ['test/**/*.drill.ts'],
          ...processes,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
