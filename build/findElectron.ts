import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { canReach } from './canReach.ts'
import { root } from './root.ts'
import { start } from './run.ts'
import { say } from './say.ts'
import { hasFailedBefore, tryOnce } from './tryOnce.ts'

const require = createRequire(import.meta.url)
const executables: Readonly<Record<string, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}
const memory = join(root, 'node_modules', '.cache', 'vigil', 'electron-download-failed')

/** Where the package downloads from, unless the user named a mirror or a proxy. */
const source = { host: 'github.com', port: 443 }
/** Nobody waits longer than this to learn that there is no way to the download, ms. */
const reachDeadline = 5000
/** A hundred megabytes over a slow line, ms. */
const deadline = 5 * 60_000

type Environment = Readonly<Record<string, string | undefined>>

/** Electron's binary, or `undefined`. Importing `electron` to find out would start a download without end. */
export function findElectron(env: Environment = process.env): string | undefined {
  const folder = packageFolder()
  if (folder === undefined) return undefined
  const dist = env.ELECTRON_OVERRIDE_DIST_PATH || join(folder, 'dist')
  const binary = join(dist, executables[process.platform] ?? 'electron')
  return existsSync(binary) ? binary : undefined
}

/** Fetches the binary, which the package leaves to its first use. */
export async function downloadElectron(env: Environment = process.env): Promise<void> {
  const folder = packageFolder()
  if (folder === undefined || env.ELECTRON_SKIP_BINARY_DOWNLOAD) return
  const { version } = require('electron/package.json') as { version: string }
  if (hasFailedBefore({ memory, version })) return
  const isRouted = env.ELECTRON_MIRROR !== undefined || env.ELECTRON_GET_USE_PROXY !== undefined
  if (!isRouted && !(await canReach(source, reachDeadline))) return
  say(
    'Electron을 받는 중… (약 100 MB, 최대 5분, 한 번만) · Downloading Electron (100 MB, 5 min at most, once)',
  )
  const install = join(folder, 'install.js')
  await tryOnce({
    start: () => start(process.execPath, [install], { stdio: 'ignore' }),
    deadline,
    memory,
    version,
  })
}

function packageFolder(): string | undefined {
  try {
    return dirname(require.resolve('electron/package.json'))
  } catch {
    return undefined
  }
}
