import type { Locator, Page } from 'playwright-core'
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

async function openWatch(page: Page): Promise<Locator> {
  await page.keyboard.press('F9')
  const panel = page.getByRole('region', { name: '관심종목' })
  await panel.getByText('종목을 추가하거나 가져오세요').waitFor()
  return panel
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
  const panel = await openWatch(page)
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

/** Types into the field that `/` leads to. */
async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/')
  await page.keyboard.type(text)
}

test('a list that is pasted with its sections comes in at once, and is taken back at once', async () => {
  await using vigil = await openVigil()
  const { page } = vigil
  const panel = await openWatch(page)
  await paste(page, pasted)
  await panel.getByText('종목 4개를 찾았습니다').waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => lines(page)).toHaveLength(5)
  await paste(page, '# 그 밖\n388210\n# 조선\n010970 042930')
  await page.keyboard.press('Enter')
  await expect.poll(() => codes(page)).toEqual(['042930', '0031K0', '068120', '298470', '388210', '010970'])
  await panel.getByText('2종목을 더했습니다 · 이미 있던 것 1').waitFor()

  // Out of the field, which has an undoing of its own.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Z')
  await expect.poll(() => lines(page)).toHaveLength(5)
  await panel.getByText('되돌렸습니다: 종목 추가').waitFor()
  await page.keyboard.press('Control+Z')
  await panel.getByText('되돌렸습니다: 그룹 만들기').waitFor()
  expect(await lines(page)).toEqual([])
})

test('what is found is shown under its section alone, and stays in its place', async () => {
  await using vigil = await openVigil()
  const { page } = vigil
  const panel = await openWatch(page)
  await paste(page, pasted)
  await panel.getByText('종목 4개를 찾았습니다').waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('[data-key="298470"]').textContent()).toContain('다온바이오')
  await page.keyboard.press('Escape')

  await find(page, 'ㄷㅇㅂ')
  await expect.poll(() => codes(page)).toEqual(['298470'])
  expect(await lines(page)).toHaveLength(2)
  await panel.getByText('4종목 중 1종목 표시').waitFor()
  await inBothThemes(page, 'watch-found')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('[data-key="298470"]').getAttribute('data-cursor')).toBe('true')
  await page.keyboard.press('Alt+ArrowUp')
  await panel.getByText('찾는 중에는 순서를 옮길 수 없습니다.').waitFor()

  // Every code has a 0: all are shown, and yet nothing moves.
  await find(page, '0')
  await expect.poll(() => codes(page)).toHaveLength(4)
  await page.locator('[data-key="068120"]').dragTo(page.locator('[data-key="042930"]'), {
    targetPosition: { x: 40, y: 2 },
  })
  await find(page, '없는 종목')
  await panel.getByText('4종목 중에 찾은 것이 없습니다').waitFor()
  await screenshot(page, 'watch-nothing-found')
  await page.keyboard.press('Escape')
  await expect.poll(() => codes(page)).toEqual(['042930', '0031K0', '068120', '298470'])
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('watch-find')
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('watch-list')

  // What is added is seen, whatever else is filtered away.
  await find(page, '가온')
  await expect.poll(() => codes(page)).toEqual(['0031K0'])
  await page.keyboard.press('Enter')
  await paste(page, '388210\n')
  await page.keyboard.press('Enter')
  await expect.poll(() => codes(page)).toEqual(['042930', '0031K0', '068120', '298470', '388210'])
})

test('a row tells what its figures rest on: who told them, when, and what they were worked out from', async () => {
  await using vigil = await openVigil(wide)
  const { kiwoom, page } = vigil
  const panel = await openWatch(page)
  await paste(page, pasted)
  await panel.getByText('종목 4개를 찾았습니다').waitFor()
  await page.keyboard.press('Enter')
  const row = page.locator('[data-key="042930"]')
  await expect.poll(() => row.textContent(), { timeout: 20_000 }).toContain('한빛반도체')
  await expect.poll(() => kiwoom.counters.tradeRegistrations, { timeout: 20_000 }).toBeGreaterThan(0)
  await expect.poll(() => row.getAttribute('data-quote'), { timeout: 20_000 }).not.toBe('none')
  kiwoom.tick('042930', { price: 50_100 })
  await row.click()
  await page.keyboard.press('Shift+Slash')
  const origin = page.getByRole('region', { name: '근거' })
  await origin.getByRole('heading', { name: '한빛반도체 042930' }).waitFor()
  const told = (label: string) =>
    origin.locator('dt', { hasText: label }).locator('xpath=following-sibling::dd').first()
  await expect.poll(() => told('현재가').textContent()).toBe('50,100원 키움 0B · 실시간')
  await expect.poll(() => told('받은 시각').textContent()).toMatch(/^\d\d:\d\d:\d\d (?:방금|\d+초)$/)
  await expect.poll(() => told('정적 기준가').textContent()).toMatch(/원 오늘 시가 · 받지 못한 VI가 있었으면/)
  await expect.poll(() => told('종목 정보').textContent()).toMatch(/^\d\d:\d\d:\d\d 키움 ka10099$/)
  await expect.poll(() => told('보유').textContent()).toMatch(/주 한국투자 TTTC8434R · \d\d:\d\d:\d\d$/)
  expect(await told('그룹').textContent()).toContain('직접 만든 그룹')
  await inBothThemes(page, 'watch-origin')
  await page.setViewportSize({ width: 1280, height: 800 })
  await inBothThemes(page, 'watch-origin-narrow')

  // It goes along with the keys, and says what it does not know.
  await page.keyboard.press('J')
  await origin.getByRole('heading', { name: '가온테크 0031K0' }).waitFor()
  await page.keyboard.press('K')

  // What an old price is the base of is as old as it.
  const looks = (label: string) =>
    told(label)
      .locator('span')
      .first()
      .evaluate((value) => getComputedStyle(value).textDecorationStyle)
  kiwoom.tick('042930', { price: 50_200 })
  await expect.poll(() => looks('정적VI 상')).toBe('solid')
  await vigil.host().kill()
  await expect.poll(() => looks('정적VI 상')).toBe('dotted')
  expect(await looks('정적 기준가')).toBe('dotted')
  await page.keyboard.press('Escape')
  await origin.waitFor({ state: 'detached' })
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
