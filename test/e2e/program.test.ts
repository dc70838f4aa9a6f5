import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openReadings } from '../../electron/journal/openReadings.ts'
import { systemClock } from '../../electron/systemClock.ts'
import { kstDate, kstDayStart } from '../../shared/domain/time.ts'
import { parseCsv } from '../support/parseCsv.ts'
import { programTable as madeTable, programSource } from '../support/programReadings.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { openVigil } from './support/openVigil.ts'
import { inBothThemes, screenshot } from './support/screenshot.ts'

const panel = (page: Page) => page.getByRole('region', { name: '프로그램매매 투자자별' })
const matrix = (page: Page) => page.getByRole('treegrid', { name: '투자자별 프로그램매매' })
const row = (page: Page, name: string) => matrix(page).getByRole('row').filter({ hasText: name }).first()

/** The table as it is exported: by class code, each row's cells by column. */
async function exported(page: Page, key: 'KeyE' | 'Shift+KeyE') {
  const coming = page.waitForEvent('download')
  await page.keyboard.press(key)
  const stream = await (await coming).createReadStream()
  let text = ''
  for await (const chunk of stream) text += chunk
  const [head = [], ...rows] = parseCsv(text)
  return rows.map((cells) => Object.fromEntries(head.map((column, n) => [column, cells[n] ?? ''])))
}

const markets = [
  ['1', 'KOSPI', '코스피'],
  ['4', 'KOSDAQ', '코스닥'],
] as const
const venues = [
  ['j', 'KRX', 'KRX'],
  ['n', 'NXT', 'NXT'],
  ['u', 'combined', '통합'],
] as const

test('each market on each venue shows its own figures, and the exported table has them all', async () => {
  await using vigil = await openVigil({ viewport: { width: 1920, height: 1080 } })
  const { page, programTable } = vigil
  await page.keyboard.press('F7')
  await matrix(page).waitFor()
  for (const [marketKey, market, marketName] of markets)
    for (const [venueKey, venue, venueName] of venues) {
      await page.keyboard.press(marketKey)
      await page.keyboard.press(venueKey)
      await panel(page)
        .getByRole('button', { name: new RegExp(`^${venueName}`), pressed: true })
        .first()
        .waitFor()
      await row(page, '외국인').waitFor()
      const rows = await exported(page, 'KeyE')
      const { 날짜: date = '', 시각: time = '' } = rows[0] ?? {}
      expect(rows.every(({ 시장, 거래소 }) => 시장 === marketName && 거래소 === venueName)).toBe(true)
      const at = Date.parse(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T${time}+09:00`)
      const told = rows
        .filter(({ 투자자코드 }) => 투자자코드 !== '')
        .map((one) => [
          one.투자자코드?.replace(/[^0-9]/g, ''),
          one['전체 순매수 대금(백만원)'],
          one['차익 매수 수량(천주, 확인되지 않음)'],
        ])
      // The broker answered in this second or just before it began.
      const then = [at, at - 1000].map((moment) =>
        programTable({ market, venue }, moment).map((one) => [
          one.invr_cls_code,
          one.all_ntby_amt,
          one.arbt_shnu_qty,
        ]),
      )
      expect(then.map((each) => each.toSorted())).toContainEqual(told.toSorted())
    }
  await inBothThemes(page, 'program')
})

test('a row that does not add up is named, with both figures and the difference', async () => {
  await using vigil = await openVigil({ viewport: { width: 1280, height: 900 } })
  const { kis, page } = vigil
  kis.breakProgramSums(true)
  await page.keyboard.press('F7')
  await row(page, '기타법인').waitFor()
  await panel(page)
    .getByText(/^검산 불일치 2$/)
    .waitFor()
  await panel(page)
    .getByText(/기타법인.*비차익.*매수 − 매도 = .* ≠ 받은 값/)
    .first()
    .waitFor()
  expect(await row(page, '기타법인').getByRole('img', { name: '검산 불일치' }).count()).toBeGreaterThan(0)
  await inBothThemes(page, 'program-mismatch')
})

test('a question that failed leaves a hole and no zero; the last table grows old', async () => {
  await using vigil = await openVigil({ viewport: { width: 1280, height: 900 } })
  const { kis, page } = vigil
  kis.refuseRequests('EGW00202')
  await page.keyboard.press('F7')
  await panel(page).getByText('EGW00202').first().waitFor()
  expect(await panel(page).textContent()).not.toMatch(/순매수.*[+−]\d/)
  await screenshot(page, 'program-refused')
})

test('a day of before is opened again, whole, and does not look like today', async () => {
  const home = temporaryFolder()
  const scope = { market: 'KOSPI', venue: 'combined' } as const
  const yesterday = kstDayStart(Date.now()) - 14 * 3_600_000
  const log = openReadings(join(home, 'program-demo.sqlite'), systemClock)
  const source = programSource({ environment: 'demo' })
  const readings = Array.from({ length: 120 }, (_, n) => ({
    kind: 'read' as const,
    at: yesterday + n * 30_000,
    source,
    table: madeTable(n + 1),
  }))
  log.record(scope, ...readings.filter((_, n) => n < 40 || n > 60))
  log.close()
  await using vigil = await openVigil({ home, viewport: { width: 1920, height: 1080 } })
  const { page } = vigil
  await page.keyboard.press('F7')
  await row(page, '외국인').waitFor()
  await page.keyboard.press('d')
  const date = kstDate(yesterday)
  await page.getByRole('option', { name: `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}` }).click()
  await panel(page)
    .getByText(/의 기록입니다/)
    .first()
    .waitFor()
  const series = await exported(page, 'Shift+KeyE')
  expect(series).toHaveLength(99)
  const last = readings.at(-1)?.table ?? []
  const net = last
    .filter(({ code }) => ['8000', '8888', '9100', '7100'].includes(code))
    .reduce((sum, { trades }) => {
      const { net } = trades.all.amount
      return sum + BigInt(net.kind === 'sent' ? net.value : 'NaN')
    }, 0n)
  expect(series.at(-1)?.['전체 전체 순매수 대금(백만원)']).toBe(`${net}`)
  await inBothThemes(page, 'program-day')
})
