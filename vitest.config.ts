import { defineConfig } from 'vitest/config'

const long = '{bench,core,mock,test}/**/*.long.test.ts'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{core,mock,src,bench}/**/*.test.{ts,tsx}', 'test/architecture.test.ts'],
          exclude: [long],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          exclude: ['test/architecture.test.ts', long],
          globalSetup: 'test/support/build.ts',
          // Each file boots processes of its own; two at a time would measure each other.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Minutes of simulation: `npm run test:long`, not part of `npm test`.
        test: { name: 'long', include: [long], testTimeout: 1_800_000 },
      },
    ],
  },
})
