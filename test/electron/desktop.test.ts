import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findElectron } from '../../build/findElectron.ts'

const home = await mkdtemp(join(tmpdir(), 'vigil-electron-'))
let app: ElectronApplication | undefined
let page: Page

beforeAll(async () => {
  const executablePath = findElectron()
  if (executablePath === undefined) throw new Error('Electron is not here: npx install-electron --no')
  const env = { ...(process.env as Record<string, string>), VIGIL_HOME: home }
  app = await _electron.launch({ executablePath, args: ['.', '--demo'], env })
  page = await app.firstWindow()
})

afterAll(async () => {
  await app?.close()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

test('the window opens on its own scheme and says that the data is simulated', async () => {
  expect(page.url()).toMatch(/^app:\/\//)
  await page.getByRole('region', { name: '가상 데이터' }).waitFor()
  await page.screenshot({ path: `.artifacts/screenshots/electron-${process.platform}.png` })
})

test('a VI of the demo market appears as a row', async () => {
  await page.locator('[data-id]').first().waitFor()
})

test('the page holds neither Node nor Electron: all it has is the port', async () => {
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'electron', 'ipcRenderer', 'Buffer'].filter(
      (name) => name in globalThis,
    ),
  )
  expect(found).toEqual([])
})

test('the page cannot leave its scheme or open another window', async () => {
  const before = page.url()
  await page.evaluate(() => {
    window.open('https://example.com/')
    location.href = 'https://example.com/'
  })
  await page.getByRole('region', { name: '가상 데이터' }).waitFor()
  expect(page.url()).toBe(before)
  expect(app?.windows()).toHaveLength(1)
})
