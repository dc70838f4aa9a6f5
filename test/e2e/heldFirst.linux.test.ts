import { expect, test } from 'vitest'
import { openVigil } from './support/openVigil.ts'
import { watchPopups } from './support/popups.ts'
import { hold } from './support/portfolio.ts'
import { strip } from './support/rows.ts'
import { inBothThemes, screenshot } from './support/screenshot.ts'

const hanbit = { code: '042930', cash: 1250, paid: 48_212 } as const

test('in a storm a holding’s VI is told by itself and stands first', async () => {
  await using vigil = await openVigil()
  const { kiwoom, page } = vigil
  await hold(vigil, hanbit)
  await page.keyboard.press('F4')
  const popups = await watchPopups()

  await kiwoom.storm({ count: 15 })
  kiwoom.trigger({ code: '042930', venue: 'KRX', kind: 'static', direction: 'up' })
  await kiwoom.storm({ count: 14 })
  await page.getByText(/^30건/).waitFor()
  const first = strip(page).getByRole('listitem').first()
  await expect.poll(() => first.textContent()).toContain('한빛반도체')
  expect(await first.textContent()).toContain('보유')
  await screenshot(page, 'held-storm')

  const titles = async () => (await popups()).map(({ title }) => title)
  await expect
    .poll(titles, { timeout: 30_000, interval: 500 })
    .toContainEqual(expect.stringMatching(/^VI 발동 24건 \(10초\)$/))
  const told = await popups()
  const held = told.filter(({ title }) => title.startsWith('보유 · 한빛반도체 042930 정적 VI 발동'))
  expect(held).toHaveLength(1)
  expect(held[0]?.body).toContain('보유 1,250주')
  // It took nobody's place: five of the others, and one that sums up their rest.
  expect(told).toHaveLength(7)

  // One key, and only what is held is listed.
  await page.keyboard.press('1')
  await expect.poll(() => page.locator('[data-id]').count()).toBe(1)
  await inBothThemes(page, 'held-only')
  await page.keyboard.press('3')
  await expect.poll(() => page.locator('[data-id]').count()).toBeGreaterThan(20)
})

test('do-not-disturb holds back all but the holding’s', async () => {
  await using vigil = await openVigil()
  const { kiwoom, page } = vigil
  await hold(vigil, hanbit)
  await page.keyboard.press('Control+Shift+N')
  await page.getByRole('button', { name: /방해 금지 · 보유 VI는 알림/ }).waitFor()
  const popups = await watchPopups()
  await kiwoom.storm({ count: 3 })
  kiwoom.trigger({ code: '042930', venue: 'KRX', kind: 'static', direction: 'up' })
  await expect.poll(async () => (await popups()).length, { timeout: 30_000, interval: 500 }).toBe(1)
  expect((await popups())[0]?.title).toMatch(/^보유 · 한빛반도체/)
  // What was held back is told on the page, once its ten seconds are over, and never shown.
  await expect
    .poll(() => page.getByRole('contentinfo').last().textContent(), { timeout: 30_000 })
    .toContain('설정에 따라 보내지 않음')
  expect(await popups()).toHaveLength(1)
})

test('masked: no quantity and no amount on the screen or in a notice, prices and rates as they are', async () => {
  await using vigil = await openVigil({ viewport: { width: 1920, height: 1080 } })
  const { kiwoom, page } = vigil
  await hold(vigil, hanbit)
  const words = async () => (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ')
  const covered = [/1,250/, /60,875,000/, /610,000/, /예수금 \(D\) [1-9]/]
  for (const figure of covered) expect(await words()).toMatch(figure)
  await page.keyboard.press('m')
  await expect.poll(words).not.toMatch(/1,250/)
  const masked = await words()
  for (const figure of covered) expect(masked).not.toMatch(figure)
  expect(masked).toContain('••••')
  // What a share costs and what it gained tell nobody how many there are.
  expect(masked).toContain('48,212')
  expect(masked).toMatch(/\+1\.01%/)
  const row = page.locator('[data-code="042930"]').first()
  await row.click()
  await expect.poll(() => row.getAttribute('aria-label')).toContain('••••')
  expect(await row.getAttribute('aria-label')).not.toMatch(/1,250|60,875,000/)
  await inBothThemes(page, 'portfolio-masked')

  const popups = await watchPopups()
  kiwoom.trigger({ code: '042930', venue: 'KRX', kind: 'static', direction: 'up' })
  await expect.poll(async () => (await popups()).length, { timeout: 30_000, interval: 500 }).toBe(1)
  expect((await popups())[0]?.body).toContain('보유 ••••주')
  await page.keyboard.press('m')
  await expect.poll(words).toMatch(/1,250/)
})
