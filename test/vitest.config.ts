import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Tests of what only a Linux desktop has: a notification daemon with a history, /proc. */
const elsewhere = process.platform === 'linux' ? [] : ['test/**/*.linux.test.ts']

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    // What is waited for comes, however busy the machine is; the test's own limit ends the rest.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/electron/**', ...elsewhere],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: elsewhere,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One desktop, one notification daemon: the stories take turns.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
