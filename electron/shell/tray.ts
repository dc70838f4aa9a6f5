import type { Menu, MenuItemConstructorOptions, NativeImage, Tray } from 'electron'

interface TrayDeps {
  create(): Pick<Tray, 'setToolTip' | 'setContextMenu' | 'on' | 'destroy'>
  menuOf(items: MenuItemConstructorOptions[]): Menu
  onOpen(): void
  onQuit(): void
}

/**
 * The sign that Vigil goes on after its window is closed, and the way to end it.
 * Keep what it returns: a tray that nobody holds is collected as garbage, and vanishes.
 */
export function createTray({ create, menuOf, onOpen, onQuit }: TrayDeps): AsyncDisposable {
  const tray = create()
  tray.setToolTip('Vigil · VI 감시 중')
  tray.setContextMenu(
    menuOf([
      { label: '열기 · Open', click: onOpen },
      { type: 'separator' },
      { label: '감시를 끝내고 종료 · Stop watching and quit', click: onQuit },
    ]),
  )
  tray.on('click', onOpen)
  return {
    async [Symbol.asyncDispose]() {
      tray.destroy()
    },
  }
}

/** Trays are small: 16 points on macOS, 24 elsewhere. */
export function trayIcon(icon: NativeImage, platform: NodeJS.Platform): NativeImage {
  const size = platform === 'darwin' ? 16 : 24
  return icon.resize({ width: size, height: size })
}
