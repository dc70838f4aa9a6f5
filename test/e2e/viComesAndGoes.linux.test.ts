import { expect, test } from 'vitest'
import { openVigil } from './support/openVigil.ts'
import { watchPopups } from './support/popups.ts'
import { rowOf, strip } from './support/rows.ts'
import { screenshot } from './support/screenshot.ts'

test('a VI comes and goes: row, strip and popup tell it, and only the exchange ends it', async () => {
  await using vigil = await openVigil()
  const { kiwoom, page } = vigil
  const popups = await watchPopups()
  await strip(page).getByText('진행 중으로 확인된 VI 없음').waitFor()

  // Two seconds of its auction are left; the random end of half a minute is lived through.
  const vi = kiwoom.trigger({
    code: '042930',
    name: '한빛반도체',
    venue: 'KRX',
    kind: 'static',
    direction: 'up',
    triggeredAt: Date.now() - 118_000,
  })
  const row = rowOf(page, '한빛반도체')
  await row.getByText(/뒤부터/).waitFor()
  await strip(page).getByText('한빛반도체', { exact: true }).waitFor()
  expect(await row.textContent()).toContain('042930')
  expect(await row.textContent()).toContain(vi.triggerPrice.toLocaleString('ko-KR'))
  await expect.poll(popups, { timeout: 15_000 }).toEqual([
    expect.objectContaining({
      application: 'Chromium',
      title: expect.stringMatching(/^한빛반도체 042930 정적 VI 발동 ▲ 상승 \+\d+\.\d\d%$/),
      body: expect.stringContaining(`${vi.triggerPrice.toLocaleString('ko-KR')}원`),
    }),
  ])

  await row.getByText(/해제 구간 ~0:\d\d/).waitFor()
  await screenshot(page, 'vi-window')
  await row.getByText(/해제 확인 대기 \+0:\d\d/).waitFor({ timeout: 60_000 })
  await strip(page)
    .getByText(/해제 확인 대기/)
    .waitFor()
  expect(await row.textContent()).not.toMatch(/해제 \d\d:\d\d:\d\d/)

  kiwoom.release(vi.id)
  await row
    .getByText(/\d\d:\d\d:\d\d/)
    .nth(1)
    .waitFor()
  expect(await row.textContent()).toMatch(/해제 ?\d\d:\d\d:\d\d/)
  await strip(page).getByText('진행 중으로 확인된 VI 없음').waitFor()
  await expect
    .poll(async () => (await popups()).map(({ title }) => title), { timeout: 15_000 })
    .toContain('한빛반도체 042930 정적 VI 해제 확인')
})
