import { expect, test } from 'vitest'
import type { Figure } from '../../../shared/domain/figure.ts'
import { AccountBalance } from '../../../shared/domain/portfolio.ts'
import { carried, createWatchedClock } from '../../net/support/watchedClock.ts'
import { askPage, type Fields, takeKisToken } from '../../simulator/support/kisAccount.ts'
import { morning, simulate } from '../../simulator/support/simulate.ts'
import { writtenFigure } from '../support/writtenFigure.ts'
import { kisClient } from './support/kisServer.ts'

const never = new AbortController().signal

type Day = Awaited<ReturnType<typeof simulate>>

/** What any client sees on all pages of the account. */
async function everyRow(day: Day): Promise<{ readonly rows: readonly Fields[]; readonly sums: Fields }> {
  const token = await takeKisToken(day)
  // The client will want one of its own, and one is given each minute.
  await day.clock.advance(61_000)
  let page = await askPage(day, token)
  const { sums } = page
  const rows = [...page.rows]
  while (page.continued === 'M') {
    const { ctx_area_fk100, ctx_area_nk100 } = page.body
    page = await askPage(day, token, { after: [`${ctx_area_fk100}`, `${ctx_area_nk100}`] })
    rows.push(...page.rows)
  }
  return { rows, sums }
}

const added = (rows: readonly Fields[], name: string) =>
  `${rows.reduce((sum, row) => sum + BigInt(`${row[name]}`), 0n)}`

const text = (one: Figure<number | string> | null) => (one === null ? null : writtenFigure(one))

async function told(day: Day) {
  const clock = createWatchedClock(morning + 61_000)
  await using kis = kisClient(day.kis, clock, { customer: 'P', ...day.kis.credential })
  const pages: number[] = []
  const balance = await carried(
    clock,
    kis.balance.ask(never, (read) => pages.push(read)),
  )
  const holdings = await carried(clock, kis.holdings.ask(never))
  if (balance.kind !== 'answered' || holdings.kind !== 'answered')
    throw new Error(JSON.stringify([balance, holdings]))
  return { ...AccountBalance.parse(balance.answer), holdings: holdings.answer, pages }
}

test.each(['the demo\u2019s account', 'an account of three pages'])(
  '%s comes out digit for digit, and adds up to its sums',
  async (which) => {
    await using day = await simulate({
      day: which.startsWith('the demo') ? 'lively' : 'quiet',
      pingPeriod: 3_600_000_000,
    })
    if (!which.startsWith('the demo'))
      for (let n = 0; n < 117; n++) {
        const credit = n % 9 === 0 ? [{ quantity: n + 1, since: '20261012' }] : []
        day.kis.hold({ code: `${700_000 + n}`, cash: n * 37, credit, paid: 1_000.1234 * (n + 1) })
      }
    const { rows, sums } = await everyRow(day)
    const balance = await told(day)
    expect(balance.pages).toEqual(which.startsWith('the demo') ? [1] : [1, 2, 3])
    const read = balance.equities.map(({ code, name, quantity, cost, worth, profit, rate }) => ({
      pdno: code,
      prdt_name: name,
      hldg_qty: text(quantity),
      pchs_amt: text(cost),
      evlu_amt: text(worth),
      evlu_pfls_amt: text(profit),
      evlu_pfls_rt: text(rate),
    }))
    const names = ['pdno', 'prdt_name', 'hldg_qty', 'pchs_amt', 'evlu_amt', 'evlu_pfls_amt', 'evlu_pfls_rt']
    expect(read).toEqual(rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name]]))))
    expect(balance.equities.map(({ financing }) => financing)).toEqual(
      rows.map(({ trad_dvsn_name }) => (trad_dvsn_name === '현금' ? 'cash' : 'credit')),
    )
    expect(balance.equities.some(({ financing }) => financing === 'credit')).toBe(true)
    expect([text(balance.sums.cost), text(balance.sums.worth), text(balance.sums.profit)]).toEqual([
      added(rows, 'pchs_amt'),
      added(rows, 'evlu_amt'),
      added(rows, 'evlu_pfls_amt'),
    ])
    const { cash, d1, d2, loanCredit, total } = balance.sums
    expect([cash, d1, d2, loanCredit, total].map(text)).toEqual([
      sums.dnca_tot_amt,
      sums.nxdy_excc_amt,
      sums.prvs_rcdl_excc_amt,
      added(rows, 'loan_amt'),
      sums.tot_evlu_amt,
    ])
    // The holdings are another view of the same rows.
    expect(balance.holdings.unlisted).toBe(0)
    expect(balance.holdings.holdings.map(({ issue, held }) => [issue.code, text(held)])).toEqual(
      rows.map(({ pdno, hldg_qty }) => [pdno, hldg_qty]),
    )
  },
)
