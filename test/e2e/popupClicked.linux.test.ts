import { expect, test } from 'vitest'
import { openVigil } from './support/openVigil.ts'
import { clickPopup, watchPopups } from './support/popups.ts'
import { rowOf } from './support/rows.ts'

test('a click on a popup brings its row up, however far down the list it is', async () => {
  await using vigil = await openVigil()
  const { kiwoom, page } = vigil
  const popups = await watchPopups()
  await kiwoom.storm({ count: 80 })
  // Five and the summary of the rest: from then on a popup of its own is due again.
  await expect.poll(async () => (await popups()).length, { timeout: 20_000 }).toBe(6)

  kiwoom.trigger({ code: '042930', name: '한빛반도체', triggeredAt: Date.now() - 100_000 })
  const row = rowOf(page, '한빛반도체')
  expect(await row.isVisible()).toBe(false)
  await expect.poll(clickPopup, { timeout: 15_000 }).toBe(true)
  await row.waitFor()
  expect(await row.getAttribute('aria-selected')).toBe('true')
})
