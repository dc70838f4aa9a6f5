import { expect, test } from 'vitest'
import { openVigil } from './support/openVigil.ts'
import { screenshot } from './support/screenshot.ts'

test('a page that outlives Vigil still opens what explains its state', async () => {
  await using vigil = await openVigil()
  const { page } = vigil
  // What is not seen at first is fetched a little later, all of it.
  await page.waitForResponse((response) => /\/Palette-[^/]*\.js$/.test(response.url()))
  await page.waitForLoadState('networkidle')
  await vigil.host().kill()
  await page.getByText('Vigil이 꺼졌습니다. 다시 시작하세요.').waitFor()
  await page.keyboard.press('F8')
  await page.getByRole('dialog', { name: '연결' }).getByText('Vigil이 꺼졌습니다').first().waitFor()
  await screenshot(page, 'cut-off-connection')
})

test('a file that cannot be read any more is told of, and the rest of the page stays', async () => {
  await using vigil = await openVigil()
  const { page } = vigil
  await page.route(/\/(SettingsDialog|PortfolioPanel)-[^/]*\.js$/, (route) => route.abort())
  await page.keyboard.press('Control+,')
  const told = page.getByText('이 화면의 파일을 읽지 못했습니다.')
  await told.waitFor()
  await page.keyboard.press('F3')
  await expect.poll(() => told.count()).toBe(2)
  await page.getByRole('region', { name: '매도 확인' }).waitFor()
  await screenshot(page, 'cut-off-file')
})
