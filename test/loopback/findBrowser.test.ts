import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findBrowser, hasDisplay } from '../../electron/loopback/findBrowser.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

function program(folder: string, name: string, mode = 0o755): string {
  const path = join(folder, name)
  writeFileSync(path, '')
  chmodSync(path, mode)
  return path
}

it.skipIf(process.platform === 'win32')(
  'a browser of the Chromium family is found wherever PATH leads',
  () => {
    const folder = temporaryFolder()
    const PATH = `/nowhere:${folder}`
    program(folder, 'firefox')
    expect(findBrowser({ platform: 'linux', env: { PATH } })).toBeUndefined()
    const chrome = program(folder, 'google-chrome-stable')
    expect(findBrowser({ platform: 'linux', env: { PATH } })).toBe(chrome)
  },
)

it.skipIf(process.platform === 'win32')(
  'CHROME_PATH is the last word, and one that cannot run is none',
  () => {
    const folder = temporaryFolder()
    program(folder, 'chromium')
    const mine = program(folder, 'mine')
    expect(findBrowser({ platform: 'linux', env: { PATH: folder, CHROME_PATH: mine } })).toBe(mine)
    const broken = program(folder, 'broken', 0o644)
    expect(findBrowser({ platform: 'linux', env: { PATH: folder, CHROME_PATH: broken } })).toBeUndefined()
  },
)

it('on Linux a window needs a display, elsewhere there is always one', () => {
  expect(hasDisplay({ platform: 'linux', env: {} })).toBe(false)
  expect(hasDisplay({ platform: 'linux', env: { DISPLAY: ':0' } })).toBe(true)
  expect(hasDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true)
  expect(hasDisplay({ platform: 'darwin', env: {} })).toBe(true)
})
