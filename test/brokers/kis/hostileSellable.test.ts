import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeSellable } from '../../../electron/brokers/kis/sellable.ts'
import { SellableQuantity } from '../../../shared/domain/sellableQuantity.ts'
import { failureTold } from '../support/failureTold.ts'
import { captured, replyOf } from '../support/replies.ts'
import { writtenFigure } from '../support/writtenFigure.ts'
import { askedCode, mutatedBody } from './support/mutatedBodies.ts'
import { type Expectation, expectationOf } from './support/oracle.ts'

const bodies = 200_000
const golden = captured('kis/kis_inquire_psbl_sell_TTTC8408R_360750').body

function figuresOf(quantity: SellableQuantity): Readonly<Record<string, string>> {
  return {
    ord_psbl_qty: writtenFigure(quantity.sellable),
    cblc_qty: writtenFigure(quantity.held),
    buy_qty: writtenFigure(quantity.boughtToday),
    sll_qty: writtenFigure(quantity.soldToday),
    nsvg_qty: writtenFigure(quantity.nonSavings),
    pchs_avg_pric: writtenFigure(quantity.averagePrice),
    pchs_amt: writtenFigure(quantity.cost),
    now_pric: writtenFigure(quantity.price),
    evlu_amt: writtenFigure(quantity.worth),
    evlu_pfls_amt: writtenFigure(quantity.profit),
    evlu_pfls_rt: writtenFigure(quantity.profitRate),
  }
}

/** What the product made of a body, in the oracle's words. */
function readingOf(body: string): Expectation {
  const verdict = decodeSellable(replyOf(body), askedCode)
  if (verdict.kind === 'answered') {
    const quantity = verdict.answer
    if (quantity === null) return { kind: 'none' }
    if (!SellableQuantity.safeParse(quantity).success) expect.fail(`against the contract: ${body}`)
    return { kind: 'figures', figures: figuresOf(quantity) }
  }
  return failureTold(verdict, body)
}

test('of 200,000 damaged answers each gives the exact figures or a named refusal, never a wrong figure', () => {
  const counts: Record<string, number> = {}
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1
  }
  fc.assert(
    fc.property(mutatedBody(golden), (body) => {
      const expected = expectationOf(body, askedCode)
      const reading = readingOf(body)
      if (!isDeepStrictEqual(reading, expected)) expect(reading, body).toEqual(expected)
      count(reading.kind)
      if (reading.kind !== 'figures') return
      const { ord_psbl_qty: sellable } = reading.figures
      count(sellable === '' ? 'blank quantity' : sellable === '?' ? 'unread quantity' : 'quantity')
    }),
    { numRuns: bodies },
  )
  // The bodies were neither all harmless nor all hopeless, and every way to fail came up.
  const most = ['figures', 'quantity', 'unread quantity', 'blank quantity', 'unreadable', 'twice', 'none']
  for (const what of [...most, 'refused', 'other-issue', 'foreign-page'])
    expect(counts[what] ?? 0, what).toBeGreaterThan(bodies / 1000)
})
