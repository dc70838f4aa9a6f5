import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { appHeaders, appOrigin, appPage, appScheme } from '../../electron/shell/appScheme.ts'
import { installGuards } from '../../electron/shell/guards.ts'
import { prepareApp } from '../../electron/shell/prepareApp.ts'
import { isOurPage } from '../../electron/shell/senderCheck.ts'
import { windowOptions } from '../../electron/shell/windowOptions.ts'
import { builderConfig } from '../build/builderConfig.ts'
import { createFakeElectron } from './fakeElectron.ts'

const root = new URL('../../', import.meta.url).pathname
const options = windowOptions({ preload: '/preload.cjs', icon: '/icon.png' })
const preferences = options.webPreferences ?? {}

function guarded() {
  const electron = createFakeElectron()
  installGuards(electron.app, electron.session)
  return electron
}

/** The text of everything that may import Electron. */
function shellSources(): string {
  const folder = join(root, 'electron', 'shell')
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
  return [...files, join(root, 'electron', 'main.ts')].map((file) => readFileSync(file, 'utf8')).join('\n')
}

/** https://www.electronjs.org/docs/latest/tutorial/security#checklist-security-recommendations */
describe("Electron's security checklist", () => {
  it('1: only secure content is loaded', () => {
    const electron = guarded()
    expect(appScheme.privileges).toEqual({
      standard: true,
      secure: true,
      supportFetchAPI: false,
      bypassCSP: false,
    })
    expect(electron.isCancelled(appPage)).toBe(false)
    for (const url of [
      'http://vigil/desktop.html',
      'https://example.com/',
      'ws://127.0.0.1/',
      'file:///etc/passwd',
    ])
      expect(electron.isCancelled(url)).toBe(true)
    expect(electron.isCancelled('app://vigil.evil/desktop.html')).toBe(true)
  })

  it('2: no Node in any page', () => {
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    })
  })

  it('3: the page and the preload are isolated', () => {
    expect(preferences.contextIsolation).toBe(true)
  })

  it('4: every page runs in a sandbox', () => {
    const called: string[] = []
    prepareApp({
      app: {
        enableSandbox: () => called.push('enableSandbox'),
        commandLine: { appendSwitch: (...words: string[]) => called.push(words.join('=')) },
        setPath: (...words: string[]) => called.push(words.join('=')),
        setAppUserModelId() {},
      } as unknown as Parameters<typeof prepareApp>[0]['app'],
      protocol: { registerSchemesAsPrivileged: ([scheme]) => called.push(scheme?.scheme ?? '') },
      folder: '/data/electron',
    })
    expect(called).toEqual(['enableSandbox', 'password-store=basic', 'userData=/data/electron', 'app'])
    expect(preferences.sandbox).toBe(true)
  })

  it('5: the clipboard is all that our page is granted, and no other page is granted anything', () => {
    const { handlers, downloads } = guarded()
    const call = (name: string, ...values: unknown[]) =>
      (handlers.get(name) as unknown as (...values: unknown[]) => unknown)(...values)
    const granted = (permission: string, requestingUrl: string) => {
      const answers: unknown[] = []
      call('setPermissionRequestHandler', {}, permission, (one: unknown) => answers.push(one), {
        requestingUrl,
      })
      const origin = new URL(requestingUrl).href.replace(/(?<=\w)\/[^/]*$/, '')
      answers.push(call('setPermissionCheckHandler', {}, permission, origin))
      return answers
    }
    for (const permission of ['clipboard-read', 'clipboard-sanitized-write']) {
      expect(granted(permission, appPage)).toEqual([true, true])
      for (const url of ['https://example.com/', 'app://vigil.evil/desktop.html'])
        expect([url, ...granted(permission, url)]).toEqual([url, false, false])
    }
    for (const permission of ['notifications', 'media', 'geolocation', 'openExternal'])
      expect([permission, ...granted(permission, appPage)]).toEqual([permission, false, false])
    expect(call('setDevicePermissionHandler', {})).toBe(false)
    expect(downloads.isPrevented('https://example.com/tool.exe')).toBe(true)
    expect(downloads.isPrevented('blob:https://example.com/1')).toBe(true)
    expect(downloads.isPrevented(`blob:${appOrigin}/1`)).toBe(false)
  })

  it('6: web security is on', () => {
    expect(preferences.webSecurity).toBe(true)
  })

  it('7: a policy says what the page may do: run our files, and nothing else', () => {
    expect(appHeaders['content-security-policy']?.split('; ').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'none'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "require-trusted-types-for 'script'",
      "script-src 'self'",
      "style-src 'self'",
    ])
  })

  it('8: insecure content is not allowed', () => {
    expect(preferences.allowRunningInsecureContent).toBe(false)
  })

  it('9: no experimental features', () => {
    expect(preferences.experimentalFeatures).toBe(false)
  })

  it('10: no Blink features beyond the usual', () => {
    expect(preferences.enableBlinkFeatures).toBe('')
  })

  it('11: no webviews, so none with popups', () => {
    expect(preferences.webviewTag).toBe(false)
  })

  it('12: a webview that tries to attach is stopped', () => {
    expect(guarded().openPage().emit('will-attach-webview')).toBe(true)
  })

  it('13: no page leads anywhere', () => {
    const page = guarded().openPage()
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate'])
      expect([event, page.emit(event)]).toEqual([event, true])
    expect(preferences.navigateOnDragDrop).toBe(false)
  })

  it('14: no page opens a window', () => {
    const handler = guarded().openPage().handlers.get('setWindowOpenHandler')
    expect(handler?.()).toEqual({ action: 'deny' })
  })

  it('15: nothing is handed to the system to open', () => {
    expect(shellSources()).not.toMatch(/openExternal|openPath|\bshell\b(?=.*from 'electron')/)
  })

  it('16: the Electron is a current one, pinned', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(devDependencies.electron).toMatch(/^45\.\d+\.\d+$/)
  })

  it('17: a port is given only to the main frame of our window, on our page', () => {
    const contents = {}
    const frame = { url: appPage, parent: null }
    expect(isOurPage({ sender: contents, senderFrame: frame }, contents)).toBe(true)
    expect(isOurPage({ sender: {}, senderFrame: frame }, contents)).toBe(false)
    expect(isOurPage({ sender: contents, senderFrame: null }, contents)).toBe(false)
    expect(isOurPage({ sender: contents, senderFrame: { ...frame, parent: frame } }, contents)).toBe(false)
    for (const url of [
      'app://vigil.evil/desktop.html',
      'file:///desktop.html',
      `${appOrigin}/browser.html`,
      '',
    ])
      expect(isOurPage({ sender: contents, senderFrame: { url, parent: null } }, contents)).toBe(false)
  })

  it('18: the page comes over a scheme of our own, not from file://', () => {
    expect(appPage).toMatch(/^app:\/\//)
    expect(shellSources()).not.toMatch(/loadFile|file:\/\//)
  })

  it('19: the fuses that an attacker would use are blown', async () => {
    const { electronFuses } = await builderConfig()
    expect(electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
      enableCookieEncryption: false,
    })
  })

  it('20: the page is shown no part of Electron', () => {
    expect(shellSources()).not.toMatch(/contextBridge|exposeInMainWorld/)
    expect(preferences.preload).toBe('/preload.cjs')
  })
})

describe('the main module', () => {
  it('awaits nothing at its top level, where Electron would never become ready', () => {
    const main = readFileSync(join(root, 'electron', 'main.ts'), 'utf8')
    expect(main).toMatch(/await app\.whenReady/)
    expect(main).not.toMatch(/^\S.*\bawait\b/m)
  })
})

describe('the window', () => {
  it('keeps its clock while hidden, so that what it shows on its return is true at once', () => {
    expect(preferences.backgroundThrottling).toBe(false)
  })

  it('sends nothing that is typed to a spelling service', () => {
    expect(preferences.spellcheck).toBe(false)
  })

  it('is shown only when its page is painted', () => {
    expect(options.show).toBe(false)
  })
})
