import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Chromium's family, which alone has application windows. */
const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
]
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser']
const windowsPaths = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
]

/** The browser to open the window with; CHROME_PATH names another. `undefined`: none is installed. */
export function findBrowser(machine: Machine = process): string | undefined {
  return candidates(machine).find(isExecutable)
}

/** Whether a window would have anywhere to appear. */
export function hasDisplay({ platform, env }: Machine = process): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

function candidates({ platform, env }: Machine): string[] {
  if (env.CHROME_PATH) return [env.CHROME_PATH]
  if (platform === 'darwin') return macApps.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((root) => root)
    return roots.flatMap((root) => windowsPaths.map((path) => join(root ?? '', path)))
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder)
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
