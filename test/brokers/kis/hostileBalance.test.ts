import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { balanceOf } from '../../../electron/brokers/kis/accountBalance.ts'
import { decodeBalancePage } from '../../../electron/brokers/kis/balancePages.ts'
import { holdingsOf } from '../../../electron/brokers/kis/holdings.ts'
import { Holdings } from '../../../shared/domain/holding.ts'
import { AccountBalance, type EquityRow, type OtherRow } from '../../../shared/domain/portfolio.ts'
import { askPage, takeKisToken } from '../../simulator/support/kisAccount.ts'
import { simulate } from '../../simulator/support/simulate.ts'
import { failureTold } from '../support/failureTold.ts'
import { replyOf } from '../support/replies.ts'
import { writtenFigure } from '../support/writtenFigure.ts'
import { type Account, accountIn } from './support/accountOracle.ts'
import { type DamagedPage, damagedAccount } from './support/damagedAccount.ts'

const bodies = 50_000

/** The demo's account as the simulator answers over HTTP. */
async function simulatedPage(): Promise<string> {
  await using day = await simulate({ day: 'lively', pingPeriod: 3_600_000_000 })
  return JSON.stringify((await askPage(day, await takeKisToken(day))).body)
}

function lineOf({ isin, code, name, financing, quantity, cost, worth, profit, rate }: EquityRow | OtherRow) {
  const figures = [quantity, cost, worth, profit, rate].map(writtenFigure)
  return [isin ?? '', code ?? '', name ?? '', financing, ...figures].join('|')
}

/** What the product made of a body, in the oracle's words. */
function readingOf({ body, more }: DamagedPage): Account {
  const verdict = decodeBalancePage(replyOf(body, 200, { tr_cont: more }))
  if (verdict.kind !== 'answered') {
    const failure = failureTold(verdict, body)
    return failure.kind === 'other-issue' ? expect.fail(body) : failure
  }
  const balance = AccountBalance.safeParse(balanceOf([verdict.answer]))
  const list = Holdings.safeParse(holdingsOf([verdict.answer]))
  if (!balance.success || !list.success) return expect.fail(`against the contract: ${body}`)
  const { sums, equities, others, funds, rowsTold } = balance.data
  const { substitute, receivable, margin, withdrawable, ...told } = sums
  const without = [substitute, receivable, margin, withdrawable, rowsTold]
  if (without.some((one) => one !== null) || funds.length > 0) expect.fail(body)
  const { cash, d1, d2, loanCredit, cost, worth, profit, total } = told
  const figures = [cash, d1, d2, loanCredit, cost, worth, profit, total]
  const { search, next } = verdict.answer
  return {
    kind: 'account',
    sums: figures.map((one) => (one === null ? 'none' : writtenFigure(one))).join('|'),
    equities: equities.map(lineOf),
    others: others.map(lineOf),
    holdings: list.data.holdings.map(({ issue, financing, dealing, held, sellable }) =>
      [issue.code, issue.name ?? '', financing, dealing, writtenFigure(held), writtenFigure(sellable)].join(
        '|',
      ),
    ),
    unlisted: list.data.unlisted,
    next: next === null ? '-' : `${search}/${next}`,
  }
}

test('of 50,000 damaged balances none throws, and none has a figure or a row that was not sent', async () => {
  const golden = await simulatedPage()
  const counts: Record<string, number> = {}
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1
  }
  fc.assert(
    fc.property(damagedAccount(golden), (page) => {
      const expected = accountIn(page.body, page.more)
      const reading = readingOf(page)
      if (!isDeepStrictEqual(reading, expected)) expect(reading, page.body).toEqual(expected)
      count(reading.kind)
      if (reading.kind !== 'account') return
      if (reading.unlisted > 0) count('fund')
      if (reading.equities.length === 0 && reading.unlisted === 0) count('empty')
      if (reading.sums.includes('?')) count('unread sum')
      if (reading.equities.some((line) => line.includes('|?'))) count('unread figure')
      if (reading.equities.some((line) => line.startsWith('KR7'))) count('issue by its ISIN')
      if (reading.next !== '-') count('more to come')
    }),
    { numRuns: bodies },
  )
  const most = ['account', 'unreadable', 'twice', 'refused', 'foreign-page', 'fund', 'empty', 'unread sum']
  for (const what of [...most, 'unread figure', 'issue by its ISIN', 'more to come'])
    expect(counts[what] ?? 0, what).toBeGreaterThan(bodies / 1000)
})
