import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

interface Installation {
  /** The built renderer. */
  readonly pages: string
  readonly preload: string
  readonly icon: string
  /** The program of the keychain's own process. */
  readonly vaultProcess: string
  readonly version: string
}

/** The same code runs as a source file, and as a bundle two folders down in `out/electron`. */
const isSource = import.meta.url.endsWith('.ts')
const root = new URL(isSource ? '../' : '../../', import.meta.url)

export const installation: Installation = {
  pages: fileURLToPath(new URL('out/renderer', root)),
  preload: fileURLToPath(new URL('out/electron/preload.cjs', root)),
  vaultProcess: fileURLToPath(
    new URL(isSource ? 'electron/credentials/vaultProcess.ts' : 'out/electron/vaultProcess.mjs', root),
  ),
  icon: fileURLToPath(new URL('out/electron/icon.png', root)),
  version: (JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }).version,
}
