import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { appPage } from './appScheme.ts'

interface WindowDeps {
  create(options: BrowserWindowConstructorOptions): BrowserWindow
  readonly options: BrowserWindowConstructorOptions
  /** Without a tray a closed window could not be found again, so it is minimised. */
  readonly hasTray: boolean
}

export interface AppWindow {
  readonly window: BrowserWindow
  show(): void
  /** From now on closing means closing. */
  release(): void
}

/** A window that closing only hides: monitoring goes on. */
export function createAppWindow({ create, options, hasTray }: WindowDeps): AppWindow {
  const window = create(options)
  let isReleased = false
  window.setMenu(null)
  window.on('close', (event) => {
    if (isReleased) return
    event.preventDefault()
    if (hasTray) window.hide()
    else window.minimize()
  })
  window.once('ready-to-show', () => window.show())
  // A page that dies is loaded anew; the monitor behind it never stopped.
  window.webContents.on('render-process-gone', () => void window.loadURL(appPage))
  void window.loadURL(appPage)

  return {
    window,
    show() {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    release() {
      isReleased = true
    },
  }
}
