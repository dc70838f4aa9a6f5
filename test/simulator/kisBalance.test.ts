import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askPage, askSellable, type Fields, outputOf, sumOf, takeKisToken } from './support/kisAccount.ts'
import { simulate } from './support/simulate.ts'

const shares = fc.nat({ max: 5_000 })
/** Two different days at most. */
const loans = fc.uniqueArray(
  fc.record({ quantity: shares, since: fc.constantFrom('20260814', '20261012') }),
  {
    selector: ({ since }) => since,
  },
)

/** Any position that an account may have; the price paid has up to four decimals. */
const positions = fc
  .record({
    code: fc.constantFrom('005930', '036480', '0093L0', '0127B0', '0026R0', '004730'),
    cash: shares,
    credit: loans,
    ordered: fc.nat({ max: 100 }),
    boughtToday: shares,
    soldToday: shares,
    settledPart: fc.nat({ max: 100 }),
    price: fc.integer({ min: 0, max: 5_000_000_000 }),
  })
  .map(({ ordered, settledPart, price, ...rest }) => ({
    ...rest,
    openSells: Math.floor((rest.cash * ordered) / 100),
    unsettled: Math.floor((rest.soldToday * settledPart) / 100),
    paid: price / 10_000,
  }))

/** That a rate in percent with two decimals is part / whole, the rest cut off towards zero. */
function expectCutRate(rate: string, part: number, whole: number): void {
  expect(rate).toMatch(/^(0|-?(?!0\.00)\d+)\.\d\d$/)
  const told = BigInt(rate.replace('.', ''))
  const left = BigInt(part) * 10_000n - told * BigInt(whole)
  expect((left < 0n ? -left : left) < BigInt(whole)).toBe(true)
  expect(left === 0n || left < 0n === part < 0).toBe(true)
}

/** That a row's figures follow from each other; a row of several may bear what rounding the others left over, in won. */
function expectSums(row: Fields, names: readonly [held: string, price: string], leftOver = 0): void {
  const [held, price] = names.map((name) => Number(row[name])) as [number, number]
  const cost = Number(row.pchs_amt)
  expect(Number(row.evlu_amt)).toBe(price * held)
  expect(Number(row.evlu_pfls_amt)).toBe(Number(row.evlu_amt) - cost)
  expect(row.pchs_avg_pric).toMatch(/^\d+\.\d{4}$/)
  expect(Math.abs(Number(row.pchs_avg_pric) * held - cost)).toBeLessThan(1 + leftOver)
  if (cost > 0) expectCutRate(`${row.evlu_pfls_rt}`, Number(row.evlu_pfls_amt), cost)
}

test('whatever is held, both questions agree about it, by loan date and by issue, and every sum holds', async () => {
  await using day = await simulate({ day: 'lively', pingPeriod: 3_600_000_000 })
  const token = await takeKisToken(day)
  await fc.assert(
    fc.asyncProperty(positions, async (position) => {
      await day.clock.advance(1_000)
      day.kis.hold(position)
      const sellable = outputOf(await askSellable(day, token, position.code))
      const byLoan = await askPage(day, token)
      const byIssue = await askPage(day, token, { division: '02' })
      const rows = byLoan.rows.filter(({ pdno }) => pdno === position.code)
      const [merged = {}, ...more] = byIssue.rows.filter(({ pdno }) => pdno === position.code)
      expect(more).toEqual([])

      const credit = position.credit.reduce((sum, { quantity }) => sum + quantity, 0)
      expect(Number(sellable.cblc_qty)).toBe(position.cash + credit + position.unsettled)
      expect(Number(sellable.ord_psbl_qty)).toBe(position.cash - position.openSells)
      for (const [ofCheck, ofBalance] of [
        ['cblc_qty', 'hldg_qty'],
        ['ord_psbl_qty', 'ord_psbl_qty'],
        ['buy_qty', 'thdt_buyqty'],
        ['sll_qty', 'thdt_sll_qty'],
        ['pchs_amt', 'pchs_amt'],
        ['evlu_amt', 'evlu_amt'],
        ['evlu_pfls_amt', 'evlu_pfls_amt'],
      ] as const) {
        expect(Number(sellable[ofCheck]), ofBalance).toBe(sumOf(rows, ofBalance))
        expect(sellable[ofCheck], ofBalance).toBe(merged[ofBalance])
      }
      const lent = rows.filter(({ trad_dvsn_name }) => trad_dvsn_name === '자기융자')
      expect(lent.map(({ loan_dt }) => loan_dt)).toEqual(position.credit.map(({ since }) => since))
      expect(sumOf(lent, 'hldg_qty')).toBe(credit)

      expectSums(sellable, ['cblc_qty', 'now_pric'])
      for (const row of rows) expectSums(row, ['hldg_qty', 'prpr'], rows.length)
      expectSums(merged, ['hldg_qty', 'prpr'])
      for (const { rows, sums } of [byLoan, byIssue]) {
        expect(Number(sums.evlu_amt_smtl_amt)).toBe(sumOf(rows, 'evlu_amt'))
        expect(Number(sums.pchs_amt_smtl_amt)).toBe(sumOf(rows, 'pchs_amt'))
        expect(Number(sums.evlu_pfls_smtl_amt)).toBe(sumOf(rows, 'evlu_pfls_amt'))
        expect(Number(sums.tot_loan_amt)).toBe(sumOf(rows, 'loan_amt'))
        expect(Number(sums.tot_evlu_amt)).toBe(sumOf(rows, 'evlu_amt') + Number(sums.prvs_rcdl_excc_amt))
      }
    }),
    { numRuns: 200 },
  )
})

test('a credit row names its loan, its sum and its end; a cash order sells none of it', async () => {
  await using day = await simulate()
  day.kis.hold({
    code: '068120',
    credit: [{ quantity: 200, since: '20261012' }],
    paid: 30_000,
    boughtToday: 5,
  })
  const { rows } = await askPage(day, await takeKisToken(day))
  const [row, ...more] = rows.filter(({ pdno }) => pdno === '068120')
  expect(more).toEqual([])
  expect(row).toMatchObject({ hldg_qty: '200', ord_psbl_qty: '0', thdt_buyqty: '5', pchs_amt: '6000000' })
  expect(row).toMatchObject({ loan_dt: '20261012', loan_amt: '3600000', expd_dt: '20270110' })
})

test("the demo's account has a position of every kind", async () => {
  await using day = await simulate({ day: 'lively', pingPeriod: 3_600_000_000 })
  const token = await takeKisToken(day)
  const { rows } = await askPage(day, token)
  const codes = [...new Set(rows.map(({ pdno }) => `${pdno}`))]
  expect(codes.length).toBeGreaterThanOrEqual(8)
  const answers: Fields[] = []
  for (const code of codes) answers.push(outputOf(await askSellable(day, token, code)))
  const some = (is: (held: number, sellable: number, one: Fields) => boolean) =>
    answers.some((one) => is(Number(one.cblc_qty), Number(one.ord_psbl_qty), one))
  expect(some((held, sellable) => held > 0 && sellable === held)).toBe(true)
  expect(some((held, sellable) => sellable > 0 && sellable < held)).toBe(true)
  expect(some((held, sellable) => held > 0 && sellable === 0)).toBe(true)
  expect(some((_held, _sellable, { buy_qty }) => buy_qty !== '0')).toBe(true)
  expect(some((held, sellable, { sll_qty }) => held > sellable && `${held - sellable}` === sll_qty)).toBe(
    true,
  )
  expect(rows.some(({ trad_dvsn_name }) => trad_dvsn_name === '자기융자')).toBe(true)
  expect(codes.some((code) => /[A-Z]/.test(code))).toBe(true)
})

/** Every page of an account of so many issues, each asked for with what the page before gave. */
async function pagesOf(trId: string, issues: number, echo: (area: string) => string) {
  await using day = await simulate()
  const codes = Array.from({ length: issues }, (_, n) => `${700_000 + n}`)
  for (const code of codes) day.kis.hold({ code, cash: 1 })
  const token = await takeKisToken(day)
  const pages = [await askPage(day, token, { trId })]
  for (let last = pages[0]; last?.continued === 'M'; last = pages.at(-1)) {
    const after = [echo(`${last.body.ctx_area_fk100}`), echo(`${last.body.ctx_area_nk100}`)] as const
    pages.push(await askPage(day, token, { trId, after }))
  }
  const invented = pages.flatMap(({ rows }) => rows).filter(({ pdno }) => codes.includes(`${pdno}`))
  expect(invented.map(({ pdno }) => pdno)).toEqual(codes)
  return pages
}

test.each([
  ['TTTC8434R', 50],
  ['VTTC8434R', 20],
] as const)('%s gives %i rows a page and goes on where it stopped', async (trId, length) => {
  for (const echo of [(area: string) => area, (area: string) => area.trim()]) {
    const pages = await pagesOf(trId, 117, echo)
    const last = pages.at(-1)
    expect(pages.slice(0, -1).every(({ rows }) => rows.length === length)).toBe(true)
    expect(last?.rows.length).toBeLessThanOrEqual(length)
    expect(pages.map(({ continued }) => continued)).toEqual([...pages.slice(1).map(() => 'M'), 'D'])
    expect(pages.map(({ body }) => body.msg_cd)).toEqual([
      ...pages.slice(1).map(() => 'KIOK0500'),
      'KIOK0420',
    ])
    expect(new Set(pages.map(({ sums }) => JSON.stringify(sums))).size).toBe(1)
    expect(last?.body.ctx_area_nk100).toMatch(/^ {100}$/)
  }
})

test('a full page with nothing after it is the last', async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  const { rows } = await askPage(day, token)
  for (let n = rows.length; n < 50; n++) day.kis.hold({ code: `${700_000 + n}`, cash: 1 })
  const page = await askPage(day, token)
  expect([page.rows.length, page.continued]).toEqual([50, 'D'])
})

test('a continuation that was never given out is refused', async () => {
  await using day = await simulate()
  for (let n = 0; n < 60; n++) day.kis.hold({ code: `${700_000 + n}`, cash: 1 })
  const token = await takeKisToken(day)
  const { body } = await askPage(day, token)
  const [area, key] = [`${body.ctx_area_fk100}`, `${body.ctx_area_nk100}`]
  expect((await askPage(day, token, { after: [area, key] })).body.rt_cd).toBe('0')
  for (const after of [
    ['', ''],
    [area, ''],
    ['', key],
    [area, `${key.trim()}x`],
  ] as const) {
    expect((await askPage(day, token, { after })).body.msg_cd, after.join('|')).toBe('OPSQ2001')
  }
  expect((await askPage(day, token, { after: [area, key], division: '02' })).body.msg_cd).toBe('OPSQ2001')
})
