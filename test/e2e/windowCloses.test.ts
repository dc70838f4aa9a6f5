import { expect, test } from 'vitest'
import { openVigil } from './support/openVigil.ts'
import { rowOf } from './support/rows.ts'

test('the window is closed, the watch goes on: reopened, it shows what came meanwhile and no gap', async () => {
  await using vigil = await openVigil()
  const { kiwoom, page } = vigil
  const gapsBefore = await page.locator('[data-gap]').count()
  await page.close()
  const over = kiwoom.trigger({ name: '세진로보틱스', code: '388210' })
  kiwoom.trigger({ name: '도담통신', code: '036480' })
  kiwoom.release(over.id)

  const reopened = await vigil.openPage()
  await rowOf(reopened, '도담통신').waitFor()
  await rowOf(reopened, '세진로보틱스').and(reopened.locator('[data-state=released]')).waitFor()
  expect(await reopened.locator('[data-gap]').count()).toBe(gapsBefore)
  expect(kiwoom.counters.logins).toBe(1)
})
