import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeIssueProgram } from '../../../electron/brokers/kiwoom/issueProgram.ts'
import { ProgramTrades, type Trade } from '../../../shared/domain/programTrade.ts'
import { type Damage, damagedBody, type Json, oddFigure, oneSet, oneSetOrGone } from '../support/damage.ts'
import { type FailureTold, failureTold } from '../support/failureTold.ts'
import { captured, replyOf } from '../support/replies.ts'
import { expectSameReadings } from '../support/sameReadings.ts'
import { writtenFigure } from '../support/writtenFigure.ts'
import { type Expectation, expectationOf, figureNames } from './support/issueProgramOracle.ts'

const bodies = 50_000
const golden = captured('kiwoom/kiwoom_ka10010_doc').body

const outer = ['return_code', 'return_msg', 'stk_cd', '__proto__', 'constructor']
const words: readonly Json[] = [0, '0', ' 0 ', 2, '3', 1902, '[1902:x]', 'x[8005:y]', '[CODE=8005, z]', '']

const inFigure = oneSetOrGone(figureNames, oddFigure)
const outside = oneSet(outer, fc.oneof(fc.constantFrom(...words), oddFigure))
const figureless: Damage = (body) => {
  for (const name of figureNames) delete body[name]
}
const damage = fc.oneof(
  { weight: 20, arbitrary: inFigure },
  { weight: 1, arbitrary: outside },
  { weight: 1, arbitrary: fc.constant(figureless) },
)

/** The guide's example, damaged. */
const answers = damagedBody(golden, damage, {
  names: [...figureNames, ...outer],
  values: oddFigure,
  more: [
    (text) => text.replace('"40242"', '40242'),
    (text) => text.replace('"40242"', '"\\u0034\\u003240242"'),
    (text) => text.replace('"all_dfrt', '"all_dfrt_trst_sell_qt\\u0079":"9","all_dfrt'),
    () => `<!DOCTYPE html><title>차단</title>${golden}`,
  ],
})

function figuresOf(prefix: string, { quantity, amount }: Trade): Readonly<Record<string, string>> {
  return {
    [`${prefix}_sell_qty`]: writtenFigure(quantity.sell),
    [`${prefix}_buy_qty`]: writtenFigure(quantity.buy),
    [`${prefix}_netprps_qty`]: writtenFigure(quantity.net),
    [`${prefix}_sell_amt`]: writtenFigure(amount.sell),
    [`${prefix}_buy_amt`]: writtenFigure(amount.buy),
    [`${prefix}_netprps_amt`]: writtenFigure(amount.net),
  }
}

/** What the product made of a body, in the oracle's words. */
function readingOf(body: string): Expectation | FailureTold {
  const verdict = decodeIssueProgram(replyOf(body))
  if (verdict.kind === 'answered') {
    const { all, arbitrage, nonArbitrage } = verdict.answer
    if (!ProgramTrades.safeParse(verdict.answer).success) expect.fail(`against the contract: ${body}`)
    const figures = {
      ...figuresOf('all_dfrt_trst', all),
      ...figuresOf('dfrt_trst', arbitrage),
      ...figuresOf('ndiffpro_trst', nonArbitrage),
    }
    return { kind: 'trades', figures }
  }
  return failureTold(verdict, body)
}

test('of 50,000 damaged answers each gives the exact figures or says that it cannot be read, never a wrong figure', () => {
  const seen = expectSameReadings({
    bodies: answers,
    runs: bodies,
    expectationOf,
    readingOf,
    countIn(reading: Expectation | FailureTold, count) {
      if (reading.kind !== 'trades') return
      for (const figure of Object.values(reading.figures)) {
        count(figure === '' ? 'blank' : figure === '?' ? 'unread' : 'figure')
        if (figure.startsWith('-')) count('below zero')
        if (figure.length > 16) count('long figure')
      }
    },
  })
  // Every way to fail came up.
  seen.expectMoreThanOneIn(1000, ['trades', 'unreadable', 'twice', 'refused', 'foreign-page'])
  seen.expectMoreThanOneIn(100, ['figure', 'long figure', 'below zero', 'blank', 'unread'])
})
