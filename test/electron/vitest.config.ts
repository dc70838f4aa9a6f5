import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Apart from the other projects: these need Electron's binary, which is not on every machine. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    name: 'electron',
    include: ['test/electron/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
})
