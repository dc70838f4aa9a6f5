import { expect, test } from 'vitest'
import { openVigil } from './support/openVigil.ts'
import { watchPopups } from './support/popups.ts'
import { screenshot } from './support/screenshot.ts'

test('a storm of thirty VIs becomes five popups and one that sums up the rest, and misses no row', async () => {
  await using vigil = await openVigil()
  const { kiwoom, page } = vigil
  const popups = await watchPopups()

  await kiwoom.storm({ count: 30 })
  await page.getByText('VI 폭주').waitFor()
  await expect.poll(() => page.locator('[data-id]').count()).toBeGreaterThan(20)
  await page.getByText(/^30건/).waitFor()
  await screenshot(page, 'storm')

  const summary = /^VI 발동 25건 \(10초\)$/
  await expect
    .poll(async () => (await popups()).map(({ title }) => title), { timeout: 30_000, interval: 500 })
    .toContainEqual(expect.stringMatching(summary))
  const titles = (await popups()).map(({ title }) => title)
  expect(titles.filter((title) => title.startsWith('폭풍종목'))).toHaveLength(5)
  expect(titles.filter((title) => summary.test(title))).toHaveLength(1)
  expect(titles).toHaveLength(6)
})
