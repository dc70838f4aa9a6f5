import {
  app,
  BrowserWindow,
  clipboard,
  globalShortcut,
  ipcMain,
  Menu,
  Notification,
  nativeImage,
  protocol,
  session,
  Tray,
  utilityProcess,
} from 'electron'
import { monitorContract } from '../shared/contract.ts'
import type { Port } from '../shared/rpc/port.ts'
import { serve } from '../shared/rpc/serve.ts'
import { vaultEnvironment } from './credentials/vaultEnvironment.ts'
import { createDataFolder, dataFolder } from './dataFolder.ts'
import { parseFlags } from './flags.ts'
import { createHostLog } from './hostLog.ts'
import { installation } from './installation.ts'
import { claimInstance } from './instance.ts'
import { launch, type Vigil } from './launch.ts'
import { appSchemeHandler } from './shell/appScheme.ts'
import { installGuards } from './shell/guards.ts'
import { createHotKey, type HotKey } from './shell/hotKey.ts'
import { messagePortMain } from './shell/messagePort.ts'
import { createNotifier } from './shell/notifier.ts'
import { prepareApp } from './shell/prepareApp.ts'
import { receivePorts } from './shell/receivePorts.ts'
import { createTray, trayIcon } from './shell/tray.ts'
import { startVaultChild } from './shell/vaultChild.ts'
import { type AppWindow, createAppWindow } from './shell/window.ts'
import { windowOptions } from './shell/windowOptions.ts'
import { systemClock } from './systemClock.ts'

const parsed = parseFlags(process.argv.slice(1), 'ignored')
if (parsed.kind === 'wrong') {
  process.stderr.write(`${parsed.sentence}\n`)
  process.exit(2)
}
const { flags } = parsed
const home = dataFolder()
createDataFolder(home)
prepareApp({ app, protocol, folder: `${home}/electron` })

// Whoever reads our words may go away before we do, and must not take the watch along.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})
const log = createHostLog((line) => process.stderr.write(line), systemClock)

// Not awaited here: Electron is ready only after this module is, and would wait for itself.
start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  app.exit(1)
})

async function start(): Promise<void> {
  const opened = Promise.withResolvers<AppWindow>()
  const instance = await claimInstance({
    home,
    async onSecondStart() {
      const { show } = await opened.promise
      show()
      return '이미 실행 중인 Vigil 창을 열었습니다 · Opened the window of the Vigil that is already running'
    },
  })
  if (instance.kind === 'second') {
    process.stdout.write(`${instance.answer}\n`)
    return app.exit(0)
  }
  await app.whenReady()
  installGuards(app, session.defaultSession)
  protocol.handle('app', appSchemeHandler(installation.pages))
  Menu.setApplicationMenu(null)

  const notifier = createNotifier({
    clock: systemClock,
    isSupported: () => Notification.isSupported(),
    create: (options) => new Notification(options),
  })
  const vigil = await launch({
    home,
    clock: systemClock,
    notifier,
    log,
    version: installation.version,
    startVaultChild: startVaultChild({
      entry: installation.vaultProcess,
      environment: vaultEnvironment(process.env),
      fork: utilityProcess.fork,
      kill: (pid) => process.kill(pid, 'SIGKILL'),
    }),
    flags,
  })
  const appWindow = openWindow(vigil)
  notifier.onClick(() => appWindow.show())
  quitInOrder(appWindow, [openTray(appWindow), holdHotKey(appWindow, vigil), vigil, instance])
  opened.resolve(appWindow)
  process.stdout.write(
    `준비됨 · ready host=electron electron=${process.versions.electron} pid=${process.pid}\n`,
  )
}

function openWindow(vigil: Vigil): AppWindow {
  const appWindow = createAppWindow({
    create: (options) => new BrowserWindow(options),
    options: windowOptions(installation),
    // A Linux desktop may show no tray, and nobody can tell whether this one does.
    hasTray: process.platform !== 'linux',
  })
  let port: Port | undefined
  receivePorts({
    ipcMain,
    contents: appWindow.window.webContents,
    onPort(pipe) {
      port?.close()
      port = messagePortMain(pipe)
      serve(monitorContract, vigil.api, port)
    },
  })
  app.on('activate', appWindow.show)
  return appWindow
}

function openTray(appWindow: AppWindow): AsyncDisposable {
  const icon = nativeImage.createFromPath(installation.icon)
  return createTray({
    create: () => new Tray(trayIcon(icon, process.platform)),
    menuOf: (items) => Menu.buildFromTemplate(items),
    onOpen: appWindow.show,
    onQuit: () => app.quit(),
  })
}

/** The system-wide key, as the settings have it from now on. */
function holdHotKey(appWindow: AppWindow, vigil: Vigil): AsyncDisposable {
  const ending = new AbortController()
  const hotKey = createHotKey({
    register: (accelerator, onPress) => globalShortcut.register(accelerator, onPress),
    unregister: (accelerator) => globalShortcut.unregister(accelerator),
    readClipboard: () => clipboard.readText(),
    onPress(code) {
      appWindow.show()
      vigil.pointAt({ kind: 'sell-check', code })
    },
    log,
  })
  const followed = followSettings(vigil, hotKey, ending.signal)
  return {
    async [Symbol.asyncDispose]() {
      ending.abort()
      await followed
      await hotKey[Symbol.asyncDispose]()
    },
  }
}

async function followSettings(vigil: Vigil, hotKey: HotKey, signal: AbortSignal): Promise<void> {
  for await (const settings of vigil.api.settings(undefined, signal)) {
    const latest = settings.at(-1)
    if (latest) hotKey.use(latest.sellCheckKey)
  }
}

/** Lets go of everything, in order, before Electron exits. */
function quitInOrder(appWindow: AppWindow, parts: readonly AsyncDisposable[]): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running'
  app.on('before-quit', (event) => {
    appWindow.release()
    if (state === 'stopped') return
    event.preventDefault()
    if (state === 'running') void stop()
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())

  async function stop(): Promise<void> {
    state = 'stopping'
    for (const part of parts) await part[Symbol.asyncDispose]()
    state = 'stopped'
    app.quit()
  }
}
