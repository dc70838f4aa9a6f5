import { expect, test } from 'vitest'
import { openVigil } from './support/openVigil.ts'
import { hold } from './support/portfolio.ts'
import { inBothThemes } from './support/screenshot.ts'

test('started again without any broker: the last figures at once, with their age, and nothing that looks fresh', async () => {
  await using vigil = await openVigil({ viewport: { width: 1920, height: 1080 } })
  const { kis, kiwoom } = vigil
  {
    const { page } = vigil
    await hold(vigil, { code: '042930', cash: 1250, paid: 48_212 })
    await page.keyboard.press('F9')
    await page.getByText('종목을 추가하거나 가져오세요').waitFor()
    await page.keyboard.press('Insert')
    await page.keyboard.type('042930')
    await page.keyboard.press('Enter')
    const watched = page.locator('#watch-list [data-key="042930"]')
    await expect.poll(() => watched.getAttribute('data-quote'), { timeout: 20_000 }).toBe('fresh')
    await vigil.host()[Symbol.asyncDispose]()
  }
  kis.refuseConnections()
  kiwoom.refuseConnections()
  const page = await vigil.restart({ offline: true })

  await page.keyboard.press('F3')
  const panel = page.getByRole('region', { name: '포트폴리오' })
  const row = panel.locator('[data-code="042930"]').first()
  await row.waitFor()
  expect(await row.textContent()).toMatch(/1,250.*60,875,000/)
  expect(await row.getAttribute('data-stale')).toBe('true')
  await panel
    .getByText(/저장된 값/)
    .first()
    .waitFor()
  await panel
    .getByText(/잔고를 읽지 못했습니다/)
    .first()
    .waitFor()
  expect(await panel.locator('[data-stale="false"]').count()).toBe(0)
  await inBothThemes(page, 'portfolio-offline')

  await page.keyboard.press('F9')
  const watched = page.locator('#watch-list [data-key="042930"]')
  await watched.waitFor()
  expect(await watched.textContent()).toContain('한빛반도체')
  expect(await watched.textContent()).toMatch(/4\d,\d{3}|5\d,\d{3}/)
  expect(await watched.getAttribute('data-quote')).toBe('old')
  await inBothThemes(page, 'watch-offline')
})
