import type { BrowserWindowConstructorOptions } from 'electron'

/** The one window, as a value: a page without Node, in a sandbox, that keeps its clock while hidden. */
export function windowOptions(paths: { preload: string; icon: string }): BrowserWindowConstructorOptions {
  return {
    title: 'Vigil',
    icon: paths.icon,
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    show: false,
    backgroundColor: '#11161d',
    webPreferences: {
      preload: paths.preload,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      enableBlinkFeatures: '',
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // A hidden window still counts auctions down: what it shows when it returns must be true at once.
      backgroundThrottling: false,
    },
  }
}
