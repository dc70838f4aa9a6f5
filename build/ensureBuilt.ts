import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'
import { exitOf, start } from './run.ts'
import { say } from './say.ts'

const sources = ['electron', 'renderer', 'shared', 'build', 'package.json', 'package-lock.json']
const products = [
  'out/electron/main.mjs',
  'out/electron/preload.cjs',
  'out/electron/serve.mjs',
  'out/electron/doctor.mjs',
  'out/electron/vaultProcess.mjs',
  'out/renderer/browser.html',
  'out/renderer/desktop.html',
]

/** Builds when something is missing, or older than what it is made of. */
export async function ensureBuilt(): Promise<void> {
  if (isFresh()) return
  say('화면과 프로그램을 만드는 중… · Building…')
  const code = await exitOf(start(process.execPath, [join(root, 'build', 'build.ts')]))
  if (code !== 0) process.exit(code)
}

function isFresh(): boolean {
  const built = Math.min(...products.map((path) => modifiedAt(join(root, path))))
  return sources.every((path) => newestIn(join(root, path)) <= built)
}

function newestIn(path: string): number {
  if (!statSync(path).isDirectory()) return modifiedAt(path)
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Math.max(0, ...files.map((entry) => modifiedAt(join(entry.parentPath, entry.name))))
}

/** 0: not there, so older than anything. */
function modifiedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
