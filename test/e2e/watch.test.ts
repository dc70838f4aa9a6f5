import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openVigil } from './support/openVigil.ts'
import { inBothThemes, screenshot } from './support/screenshot.ts'

const wide = { viewport: { width: 1920, height: 1080 } } as const

const pasted = `오늘 볼 것
042930 한빛반도체, 가온테크(0031K0)
KR7068120005
# 바이오
298470_NX`

/** The lines of the group, from the top. */
async function lines(page: Page): Promise<string[]> {
  return page
    .locator('#watch-list [data-key]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-key') ?? ''))
}

/** What names the issues of the group; the key of a section is nobody's to know. */
async function codes(page: Page): Promise<string[]> {
  return (await lines(page)).filter((key) => /^[0-9A-Z]{6}$/.test(key))
}

async function paste(page: Page, text: string): Promise<void> {
  await page
    .context()
    .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(page.url()).origin })
  await page.evaluate((text) => navigator.clipboard.writeText(text), text)
  await page.keyboard.press('Insert')
  await page.keyboard.press('Control+V')
}

test('a text is pasted, a line is moved, and both are taken back', async () => {
  await using vigil = await openVigil(wide)
  const { kiwoom, page } = vigil
  await page.keyboard.press('F9')
  const panel = page.getByRole('region', { name: '관심종목' })
  await panel.getByText('종목을 추가하거나 가져오세요').waitFor()
  await screenshot(page, 'watch-empty')

  await paste(page, pasted)
  await panel.getByText('종목 4개를 찾았습니다').waitFor()
  await screenshot(page, 'watch-paste')
  await page.keyboard.press('Enter')
  await expect.poll(() => codes(page)).toEqual(['042930', '0031K0', '068120', '298470'])
  await panel.getByText('바이오', { exact: true }).waitFor()

  // The names come with the broker's list, the prices with what is asked for and with each trade.
  const hanbit = page.locator('[data-key="042930"]')
  await expect.poll(() => hanbit.textContent(), { timeout: 20_000 }).toContain('한빛반도체')
  await expect.poll(() => hanbit.getAttribute('data-quote'), { timeout: 20_000 }).not.toBe('none')
  await expect.poll(() => kiwoom.counters.tradeRegistrations, { timeout: 20_000 }).toBeGreaterThan(0)
  kiwoom.tick('042930', { price: 50_100 })
  await expect.poll(() => hanbit.textContent()).toContain('50,100')
  await expect.poll(() => hanbit.getAttribute('data-quote')).toBe('fresh')
  await inBothThemes(page, 'watch-prices')

  await hanbit.click()
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => codes(page)).toEqual(['0031K0', '042930', '068120', '298470'])
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => codes(page)).toEqual(['0031K0', '068120', '042930', '298470'])
  await page.locator('[data-key="298470"]').dragTo(page.locator('[data-key="0031K0"]'), {
    targetPosition: { x: 40, y: 2 },
  })
  await expect.poll(() => codes(page)).toEqual(['298470', '0031K0', '068120', '042930'])
  await inBothThemes(page, 'watch-moved')

  await page.keyboard.press('Control+Z')
  await expect.poll(() => codes(page)).toEqual(['0031K0', '068120', '042930', '298470'])
  await page.keyboard.press('Control+Z')
  await page.keyboard.press('Control+Z')
  await expect.poll(() => codes(page)).toEqual(['042930', '0031K0', '068120', '298470'])
  await panel.getByText('되돌렸습니다: 순서 옮기기').waitFor()
  await page.keyboard.press('Delete')
  await expect.poll(() => codes(page)).toEqual(['0031K0', '068120', '298470'])
  await page.keyboard.press('Control+Z')
  await expect.poll(() => codes(page)).toEqual(['042930', '0031K0', '068120', '298470'])

  // Ten seconds without a trade, and the price is no present one any more.
  await expect.poll(() => hanbit.getAttribute('data-quote'), { timeout: 20_000 }).toBe('late')
  await hanbit.getByText(/지연 \d+초/).waitFor()
  await screenshot(page, 'watch-late')
})

test('a broker’s group is taken over, and taken over again only after its difference was shown', async () => {
  await using vigil = await openVigil({ ...wide, koscom: true })
  const { page } = vigil
  await page.keyboard.press('F9')
  const panel = page.getByRole('region', { name: '관심종목' })
  await panel.getByRole('button', { name: '가져오기' }).first().click()
  const sheet = page.getByRole('region', { name: '증권사 관심종목 가져오기' })
  await sheet.getByRole('button', { name: /^관심종목00/ }).click()
  await inBothThemes(page, 'watch-import')
  await sheet.getByRole('button', { name: '새 그룹으로 가져오기' }).click()
  await expect.poll(async () => (await codes(page)).length).toBe(8)
  const imported = await codes(page)
  await panel.getByText(/코스콤 관심종목00 · \d\d:\d\d에 가져옴 · 읽기만 함/).waitFor()

  // One of the broker's is taken out here, one of the user's own is put in.
  await page.locator(`[data-key="${imported[0]}"]`).click()
  await page.keyboard.press('Delete')
  await page.keyboard.press('Insert')
  await page.keyboard.type('한빛')
  await panel.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  const own = [...imported.slice(1), '042930']
  await expect.poll(() => codes(page)).toEqual(own)

  await panel.getByRole('button', { name: '가져오기' }).first().click()
  await sheet.getByRole('button', { name: /^관심종목00/ }).click()
  await sheet.getByText('앞서 가져온 관심종목00 그룹이 이렇게 바뀝니다.').waitFor()
  await sheet.getByText(/내가 더한 것 1/).waitFor()
  await sheet.getByText(/내가 뺀 것 1/).waitFor()
  await inBothThemes(page, 'watch-import-again')
  await sheet.getByRole('button', { name: '이대로 적용' }).click()
  await expect.poll(() => codes(page)).toEqual(own)
})
