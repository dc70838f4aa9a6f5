import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

interface Installation {
  /** The built renderer. */
  readonly pages: string
  readonly preload: string
  readonly icon: string
  readonly version: string
}

/** The same code runs as a source file, and as a bundle two folders down in `out/electron`. */
const root = new URL(import.meta.url.endsWith('.ts') ? '../' : '../../', import.meta.url)

export const installation: Installation = {
  pages: fileURLToPath(new URL('out/renderer', root)),
  preload: fileURLToPath(new URL('out/electron/preload.cjs', root)),
  icon: fileURLToPath(new URL('out/electron/icon.png', root)),
  version: (JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }).version,
}
