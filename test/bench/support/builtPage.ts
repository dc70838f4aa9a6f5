import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Page } from 'playwright-core'
import { build } from 'vite'

const benchFolder = fileURLToPath(new URL('..', import.meta.url))

/** No server is behind it: the files are handed to the browser as it asks. */
export const origin = 'http://bench.invalid'

/** Builds one of the bench's own pages as the product's pages are built. */
export async function buildPage(file: string, outDir: string): Promise<void> {
  await build({
    root: benchFolder,
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      chunkSizeWarningLimit: 1000,
      assetsInlineLimit: 0,
      target: 'es2024',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: `${benchFolder}page/${file}` },
    },
  })
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  woff2: 'font/woff2',
}

export async function serveFrom(
  folder: string,
  page: Page,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    const type = types[pathname.split('.').at(-1) ?? '']
    return type === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ path: `${folder}${pathname}`, headers: { ...headers, 'content-type': type } })
  })
}
