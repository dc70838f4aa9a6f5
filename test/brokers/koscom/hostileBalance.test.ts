import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { troubleIn } from '../../../electron/brokers/common/verdicts.ts'
import { balanceLayout, balanceOf } from '../../../electron/brokers/koscom/balance.ts'
import { openAccount } from '../../../electron/brokers/koscom/envelope.ts'
import { readPage } from '../../../electron/brokers/koscom/listing.ts'
import type { Figure } from '../../../shared/domain/figure.ts'
import { AccountBalance, type EquityRow, type OtherRow } from '../../../shared/domain/portfolio.ts'
import { Secret } from '../../../shared/domain/secret.ts'
import { Trouble } from '../../../shared/domain/trouble.ts'
import { replyOf } from '../support/replies.ts'
import { writtenFigure } from '../support/writtenFigure.ts'
import { type Believed, believedOf } from './support/balanceOracle.ts'
import { damagedBalance } from './support/damagedBalance.ts'
import { documentedPerson } from './support/koscomServer.ts'

const bodies = 20_000

const financings = { cash: 'NRM', credit: 'CRD', loan: 'LOAN', mixed: 'SUM', unknown: 'unknown' }

const joined = (...parts: readonly (string | null | Figure<number | string>)[]) =>
  parts
    .map((part) => (typeof part === 'object' && part !== null ? writtenFigure(part) : (part ?? '')))
    .join('|')

const row = (each: EquityRow | OtherRow) =>
  joined(
    ...[each.isin, each.name, financings[each.financing], each.quantity, each.cost, each.worth],
    ...[each.profit, each.rate],
  )

const asker = {
  rest: '',
  newId: () => '',
  values: { account: new Secret(documentedPerson.account), brokerName: new Secret('shinhan') },
}

function readingOf(body: string): Believed | null {
  const opened = openAccount(replyOf(body), asker)
  const page = opened.kind === 'answered' ? readPage(opened.answer, balanceLayout, 'ALL') : opened
  if (page.kind !== 'answered') {
    const trouble = troubleIn(page)
    if (!Trouble.safeParse(trouble).success) expect.fail(`no trouble: ${JSON.stringify(trouble)}`)
    return null
  }
  const balance = balanceOf(page.answer)
  if (!AccountBalance.safeParse(balance).success) expect.fail(`against the contract: ${body}`)
  const { sums, equities, funds, others } = balance
  return {
    sums: joined(
      ...[sums.cash, sums.d1, sums.d2, sums.substitute, sums.receivable, sums.margin, sums.loanCredit],
      ...[sums.withdrawable, sums.cost, sums.worth, sums.profit, sums.total],
    ),
    equities: equities.map(row),
    others: others.map(row),
    funds: funds.map(({ fundCode, name, worth, result, rate }) => {
      const told =
        result.kind === 'told' ? `${writtenFigure(result.cost)},${writtenFigure(result.profit)}` : 'none'
      return joined(fundCode, name, worth, told, rate)
    }),
  }
}

test('of 20,000 damaged balances none throws, and none has a figure that was not sent', () => {
  const counts: Record<string, number> = {}
  fc.assert(
    fc.property(damagedBalance, (body) => {
      const expected = believedOf(body, documentedPerson.account)
      const reading = readingOf(body)
      if (!isDeepStrictEqual(reading, expected)) expect(reading, body).toEqual(expected)
      const text = JSON.stringify(reading)
      for (const [what, isSo] of [
        ['none', reading === null],
        ['figures', reading !== null],
        ['unread figure', text.includes('?')],
        ['blank figure', text.includes('||')],
      ] as const)
        if (isSo) counts[what] = (counts[what] ?? 0) + 1
    }),
    { numRuns: bodies },
  )
  for (const what of ['none', 'figures', 'unread figure', 'blank figure'])
    expect(counts[what] ?? 0, what).toBeGreaterThan(bodies / 20)
})
