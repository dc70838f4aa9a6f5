import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

interface AppWindowOptions {
  readonly browser: string
  /** A folder of this user's own, for the browser's profile and the page that holds the link. */
  readonly folder: string
  readonly link: string
}

export interface AppWindow {
  readonly browser: ChildProcess
  /** Removes the page with the link: it was used, or will not be. */
  forgetLink(): void
}

/**
 * Chromium would offer to translate the Korean page and shift it; no flag stops it, this file does.
 * It holds for a new profile only, so that the user's later choices stay.
 */
const preferences = { translate: { enabled: false }, intl: { selected_languages: 'ko,en-US' } }

/** Opens `link` in a window without tabs, in a profile of its own. Throws when the folder cannot be written. */
export function openAppWindow({ browser, folder, link }: AppWindowOptions): AppWindow {
  const profile = join(folder, 'browser')
  prepareProfile(profile)
  const page = writeRedirect(folder, link)
  const child = spawn(browser, browserArguments(profile, pathToFileURL(page).href), {
    stdio: 'ignore',
    // A Ctrl+C in our terminal ends us in order; it must not end the browser behind our back.
    detached: true,
    env: { ...process.env, LANGUAGE: 'ko' },
  })
  child.on('error', () => {})
  child.unref()
  return { browser: child, forgetLink: () => rmSync(page, { force: true }) }
}

/** No token among them: every process of the machine may read another's arguments. */
export function browserArguments(profile: string, url: string): readonly string[] {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  return [
    `--user-data-dir=${profile}`,
    // Otherwise Chromium asks the keyring first and shows nothing until the user answers.
    '--password-store=basic',
    '--no-first-run',
    '--no-default-browser-check',
    '--window-size=1280,800',
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
    `--app=${url}`,
  ]
}

function prepareProfile(profile: string): void {
  const folder = join(profile, 'Default')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'Preferences')
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(preferences), { mode: 0o600 })
}

function writeRedirect(folder: string, link: string): string {
  const page = join(folder, `open-${randomBytes(8).toString('hex')}.html`)
  const text = `<!doctype html><title>Vigil</title><meta http-equiv="refresh" content="0; url=${link}">`
  writeFileSync(page, text, { mode: 0o600, flag: 'wx' })
  return page
}
