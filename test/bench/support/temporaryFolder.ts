import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../build/root.ts'

/** Where the report goes. */
export const artifacts = join(root, '.artifacts')

/** An empty folder on the project's own disk: the system's folder for such may be in memory, where a commit is free. */
export function temporaryFolder(): Disposable & { readonly path: string } {
  mkdirSync(artifacts, { recursive: true })
  const path = mkdtempSync(join(artifacts, 'bench-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}
