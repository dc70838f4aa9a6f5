import react from '@vitejs/plugin-react'
import type { BuildOptions } from 'rolldown'
import type { InlineConfig } from 'vite'
import { root } from './root.ts'

/** Both renderer entries. Nothing is inlined: the pages' policy allows files of our own and nothing else. */
export const rendererBundle: InlineConfig = {
  root: `${root}renderer`,
  configFile: false,
  base: './',
  logLevel: 'warn',
  plugins: [react()],
  build: {
    outDir: `${root}out/renderer`,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2024',
    modulePreload: { polyfill: false },
    // kB. The file of the first look comes from this very machine.
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      input: [`${root}renderer/desktop.html`, `${root}renderer/browser.html`],
      // Before any chunk's own code: zod would otherwise try `eval` for its compiled parsers, which the pages' policy
      // refuses and reports.
      output: {
        banner: 'globalThis.__zod_globalConfig={jitless:true};',
        // What both entries begin with stays in one file, however many late parts share pieces of it.
        codeSplitting: { groups: [{ name: 'start', test: /[\\/]renderer[\\/]app[\\/]start\.tsx$/ }] },
      },
    },
  },
}

/** `preload` is CommonJS, because a sandboxed page can load no other. */
export const nodeBundles: readonly BuildOptions[] = [
  {
    input: {
      main: `${root}electron/main.ts`,
      serve: `${root}electron/serve.ts`,
      doctor: `${root}electron/doctor.ts`,
      vaultProcess: `${root}electron/credentials/vaultProcess.ts`,
    },
    platform: 'node',
    external: ['electron', 'bufferutil', 'utf-8-validate', 'keytar', '@napi-rs/keyring'],
    logLevel: 'warn',
    output: {
      dir: `${root}out/electron`,
      format: 'esm',
      entryFileNames: '[name].mjs',
      chunkFileNames: '[name]-[hash].mjs',
    },
  },
  {
    input: { preload: `${root}electron/shell/preload.ts` },
    platform: 'browser',
    external: ['electron'],
    logLevel: 'warn',
    output: { dir: `${root}out/electron`, format: 'cjs', entryFileNames: '[name].cjs' },
  },
]
