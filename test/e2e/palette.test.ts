import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openVigil } from './support/openVigil.ts'
import { rowOf } from './support/rows.ts'
import { inBothThemes, screenshot } from './support/screenshot.ts'
import { answerOn } from './support/sellCard.ts'
import { violations } from './support/violations.ts'

const hanbit = { code: '042930', cash: 1250, paid: 48_212 } as const

const palette = (page: Page) => page.getByRole('dialog', { name: '찾기' })
const field = (page: Page) => palette(page).getByRole('combobox')
const marked = (page: Page) => palette(page).getByRole('option', { selected: true })
const program = (page: Page) => page.getByRole('region', { name: '프로그램매매 투자자별' })
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

test('the number of a screen, typed anywhere, leads there', async () => {
  await using vigil = await openVigil()
  const { page } = vigil
  await page.keyboard.type('0466')
  expect(await field(page).inputValue()).toBe('0466')
  expect(await marked(page).textContent()).toContain('프로그램매매')
  await inBothThemes(page, 'palette-number')
  await page.keyboard.press('Enter')
  await palette(page).waitFor({ state: 'hidden' })
  await program(page).waitFor()
  await expect
    .poll(() => program(page).evaluate((panel) => panel.contains(document.activeElement)))
    .toBe(true)

  // Digits that the panel has a use for stay the panel's; the others begin a number there too.
  await page.keyboard.press('4')
  await program(page).getByRole('button', { name: '코스닥', pressed: true }).waitFor()
  expect(await palette(page).count()).toBe(0)
  await page.keyboard.type('0139')
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('vi-list')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('ka10010')
  expect(await marked(page).textContent()).toContain('종목 프로그램')
  await inBothThemes(page, 'palette-question')
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('program-issue')
})

test('initial consonants find an issue: Enter asks its check, the row below its program trade', async () => {
  await using vigil = await openVigil({ viewport: { width: 1920, height: 1080 } })
  const { kis, kiwoom, page } = vigil
  kis.hold(hanbit)
  kiwoom.trigger({ name: '한빛반도체', code: '042930' })
  await rowOf(page, '한빛반도체').waitFor()
  await page.keyboard.press('/')
  await expect.poll(() => focused(page)).toBe('vi-filter')
  await page.keyboard.press('Control+k')
  await field(page).waitFor()
  await page.keyboard.insertText('ㅎㅂ')
  expect(await marked(page).textContent()).toMatch(/한빛반도체.*042930.*매도 확인/)
  await inBothThemes(page, 'palette-initials')
  await page.keyboard.press('Enter')
  await expect.poll(() => answerOn(page).textContent()).toContain('1,250')
  expect(await focused(page)).toBe('vi-filter')

  await page.keyboard.press('Control+k')
  await page.keyboard.insertText('ㅎㅂ')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await program(page).getByRole('table', { name: '종목별 프로그램매매' }).waitFor()
  await screenshot(page, 'palette-issue-program')
})

test('all screens and commands are there with their keys; what is not found is told; everyone can use it', async () => {
  await using vigil = await openVigil()
  const { page } = vigil
  await page.getByRole('button', { name: '찾기 Ctrl K' }).click()
  await palette(page)
    .getByRole('option', { name: /연결.*F8/ })
    .waitFor()
  const copy = palette(page).getByRole('option', { name: /주문가능수량 복사/ })
  expect(await copy.getAttribute('aria-disabled')).toBe('true')
  expect(await copy.textContent()).toContain('확인된 수량이 없습니다')
  const found: Record<string, unknown> = {}
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await screenshot(page, `palette-all-${colorScheme}`)
    found[colorScheme] = await violations(page)
  }
  expect(found).toEqual({ light: [], dark: [] })
  await field(page).fill('없는 것')
  await palette(page)
    .getByText(/‘없는 것’에 맞는 종목도 화면도 명령도 없습니다/)
    .waitFor()
  await screenshot(page, 'palette-nothing')
  await page.setViewportSize({ width: 640, height: 700 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
  await page.keyboard.press('Escape')
  await palette(page).waitFor({ state: 'hidden' })
  await page.keyboard.press('Control+k')
  await page.keyboard.press('F8')
  await page.getByRole('dialog', { name: '연결' }).waitFor()
  expect(await palette(page).count()).toBe(0)
})
