import { accessSync, constants, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { arch, release } from 'node:os'

/** What support wants to know of the machine, one fact a line. No path, no name, nothing of the user's. */
export async function describeMachine(home: string): Promise<readonly string[]> {
  const { node, electron, chrome } = process.versions
  const host = electron === undefined ? 'browser host' : `electron ${electron}, chromium ${chrome}`
  return [
    `host: ${host}, node ${node}`,
    `system: ${process.platform} ${release()} ${arch()}`,
    `data folder: ${permissionsOf(home)}, ${await freeSpace(home)} free`,
  ]
}

function permissionsOf(folder: string): string {
  try {
    const { mode, uid } = statSync(folder)
    const owner =
      process.getuid?.() === uid || process.platform === 'win32' ? 'ours' : 'owned by somebody else'
    const others = (mode & 0o077) === 0 ? 'private' : 'open to others'
    return `${owner}, ${process.platform === 'win32' ? 'permissions not looked at' : others}, ${writability(folder)}`
  } catch (error) {
    return `not there (${codeOf(error)})`
  }
}

function writability(folder: string): string {
  try {
    accessSync(folder, constants.W_OK)
    return 'writable'
  } catch (error) {
    return `not writable (${codeOf(error)})`
  }
}

async function freeSpace(folder: string): Promise<string> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return `${Math.floor((bavail * bsize) / 1024 / 1024)} MB`
  } catch (error) {
    return `unknown (${codeOf(error)})`
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
