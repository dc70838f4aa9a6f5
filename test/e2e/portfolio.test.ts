import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openVigil } from './support/openVigil.ts'
import { inBothThemes } from './support/screenshot.ts'
import { violations } from './support/violations.ts'

const hanbit = { code: '042930', cash: 1234, paid: 48_212 } as const

async function openPortfolio() {
  const vigil = await openVigil()
  const { kis, page } = vigil
  kis.hold(hanbit)
  await page.keyboard.press('F3')
  const panel = page.getByRole('region', { name: '포트폴리오' })
  await panel.waitFor()
  await page.keyboard.press('F5')
  const row = panel.getByRole('row').filter({ hasText: '042930' }).first()
  await row.getByText('1,234', { exact: true }).waitFor()
  return { vigil, page, panel, row }
}

test('a mask covers every quantity and amount, spoken ones too, and the file has the true ones', async () => {
  const { vigil, page, panel, row } = await openPortfolio()
  await using _ = vigil
  const average = row.getByText('48,212', { exact: true })
  await average.waitFor()
  await inBothThemes(page, 'portfolio-balance')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('m')
  await panel.getByText('••••').first().waitFor()
  const said = `${await panel.innerHTML()}`
  expect(said).not.toMatch(/1,234\b/)
  // Prices, rates and weights stay.
  await average.waitFor()
  await inBothThemes(page, 'portfolio-masked')
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('e')])
  expect(await readFile(await file.path(), 'utf8')).toMatch(/,1234,/)
})

test('keys lead from a holding to its check and its VIs, and back to where one was', async () => {
  const { vigil, page, panel, row } = await openPortfolio()
  await using _ = vigil
  await row.click()
  await page.keyboard.press('t')
  await page.getByRole('region', { name: '보유 매도 확인' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('F4')
  await page.keyboard.press('F3')
  await page.getByRole('region', { name: '보유 매도 확인' }).waitFor()
  await page.keyboard.press('t')
  expect(await row.getAttribute('aria-selected')).toBe('true')
  await page.keyboard.press('h')
  await page.keyboard.press('h')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toMatch(/점검/)
  await page.keyboard.press('s')
  await page.getByRole('region', { name: '매도 확인' }).getByText('1,234').first().waitFor()
  await page.keyboard.press('F3')
  await page.keyboard.press('v')
  await expect.poll(() => page.locator('#vi-filter').inputValue()).toBe('042930')
  await panel.waitFor({ state: 'detached' })
})

test('when Vigil is gone, nothing of the balance looks fresh', async () => {
  const { vigil, page, row, panel } = await openPortfolio()
  await using _ = vigil
  expect(await row.getAttribute('data-old')).toBe('false')
  await vigil.host().kill()
  await expect.poll(() => row.getAttribute('data-old')).toBe('true')
  const colour = (text: string) =>
    panel
      .getByText(text)
      .first()
      .evaluate((element) => getComputedStyle(element).textDecorationStyle)
  expect(await colour('1,234')).toBe('dotted')
  await inBothThemes(page, 'portfolio-gone')
  await row.click()
  expect(await violations(page)).toEqual([])
})
