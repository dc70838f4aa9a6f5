import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Tests of what only a Linux desktop has: a notification daemon with a history, /proc. */
const elsewhere = process.platform === 'linux' ? [] : ['test/**/*.linux.test.ts']

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    // A limit ends what hangs and judges nothing: what is waited for comes, however busy the machine is.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/electron/**', ...elsewhere],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: elsewhere,
          // One desktop, one notification daemon: the stories take turns.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
