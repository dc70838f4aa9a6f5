import { chmodSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

const thisMachine: Machine = { platform: process.platform, env: process.env, home: homedir() }

/** Where Vigil keeps its data: VIGIL_HOME, else the platform's own convention. */
export function dataFolder({ platform, env, home }: Machine = thisMachine): string {
  if (env.VIGIL_HOME) return resolve(env.VIGIL_HOME)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Vigil')
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'Vigil')
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'vigil')
}

/** Readable by this user only. A folder that cannot be made is not fatal: the journal says what is lost. */
export function createDataFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    return true
  } catch {
    return false
  }
}
