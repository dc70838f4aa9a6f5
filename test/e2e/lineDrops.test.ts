import { expect, test } from 'vitest'
import { allLampsLit, openVigil } from './support/openVigil.ts'
import { gapRow, rowOf, strip } from './support/rows.ts'
import { screenshot } from './support/screenshot.ts'

const bothTimes = /\d\d:\d\d:\d\d–\d\d:\d\d:\d\d 미수신/

test('a reset line: the strip says unknown, the gap stays in the list, and what comes after is heard', async () => {
  await using vigil = await openVigil()
  const { kiwoom, page } = vigil
  kiwoom.trigger({ name: '서림제약', code: '068120' })
  await rowOf(page, '서림제약').waitFor()

  kiwoom.refuseConnections()
  kiwoom.drop('rst')
  await page
    .getByRole('img', { name: /구독 끊김/ })
    .first()
    .waitFor()
  await strip(page).getByText('알 수 없음').waitFor()
  await gapRow(page, /부터 미수신/).waitFor()
  await screenshot(page, 'line-down')
  kiwoom.trigger({ name: '못들은종목', code: '115520' })

  await kiwoom.acceptConnections()
  await allLampsLit(page)
  await gapRow(page, bothTimes).waitFor()
  const { registrations, tradeRegistrations } = kiwoom.counters
  expect(registrations - tradeRegistrations).toBe(2)
  kiwoom.trigger({ name: '청람건설', code: '014280' })
  await rowOf(page, '청람건설').waitFor()
  expect(await rowOf(page, '못들은종목').count()).toBe(0)
  await screenshot(page, 'line-back')
})

test('a line that stays open and says nothing is noticed, and heard again when it heals', async () => {
  await using vigil = await openVigil({ pingPeriod: 500 })
  const { kiwoom, page } = vigil

  // Two PINGs tell the period; until then silence is measured against an assumed one.
  await expect.poll(() => kiwoom.counters.pingEchoes, { timeout: 10_000 }).toBeGreaterThan(3)

  kiwoom.blackHole()
  await strip(page).getByText('알 수 없음').waitFor()
  await page
    .getByRole('img', { name: /구독 끊김|구독 대기/ })
    .first()
    .waitFor()

  kiwoom.heal()
  await allLampsLit(page)
  await gapRow(page, bothTimes).waitFor()
  kiwoom.trigger({ name: '한울조선', code: '010970' })
  await rowOf(page, '한울조선').waitFor()
  expect(kiwoom.counters.mostSockets).toBe(1)
})
