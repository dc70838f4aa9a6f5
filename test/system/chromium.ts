import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The Chromium-family browser that the tests drive; `undefined` when the machine has none. CHROME_PATH overrides. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  return [environment.CHROME_PATH ?? '', ...usualPlaces(environment)].find(
    (path) => path !== '' && existsSync(path),
  )
}

function usualPlaces(environment: NodeJS.ProcessEnv): string[] {
  switch (process.platform) {
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ]
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
        const folder = environment[name]
        if (folder === undefined) return []
        return [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]
      })
    default:
      return ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser']
  }
}
