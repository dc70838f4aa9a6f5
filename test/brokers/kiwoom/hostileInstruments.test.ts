import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeInstruments } from '../../../electron/brokers/kiwoom/instrumentPage.ts'
import { InstrumentEntry } from '../../../shared/domain/instruments.ts'
import { type Damage, damagedBody, type Json, oddFigure, oneSet, oneSetOrGone } from '../support/damage.ts'
import { type FailureTold, failureTold } from '../support/failureTold.ts'
import { captured, replyOf } from '../support/replies.ts'
import { expectSameReadings } from '../support/sameReadings.ts'
import { writtenFigure } from '../support/writtenFigure.ts'
import { type Expectation, expectationOf, fieldNames } from './support/instrumentOracle.ts'

const bodies = 5_000
const golden = captured('kiwoom/kiwoom_ka10099_doc').body

const outer = ['return_code', 'return_msg', 'list', 'code', '__proto__', 'constructor']
const readNames = ['code', 'name', 'lastPrice', 'marketCode', 'orderWarning', 'nxtEnable']
const words: readonly Json[] = [
  ...['0011A0', ' 005930 ', '00593', '005930_AL', 'KR7005930003', '0011a0', '00593０', '__proto__'],
  ...['0', 0, '1', 1, '2', '3', '4', '5', '6', '8', 8, '60', '90', '010', 'Y', ' Y', 'N', 'y', 'constructor'],
  ...[[], [[]], [{}], { code: '005930' }],
]
const odd = fc.oneof(fc.constantFrom(...words), oddFigure)
const told: readonly Json[] = [0, '0', ' 0 ', 2, '3', 1901, '[1901:x]', 'x[8005:y]', '[CODE=8005, z]', '']

const inRow = fc.tuple(fc.nat(2), oneSetOrGone(readNames, odd)).map(
  ([n, damage]): Damage =>
    (body) => {
      const row = Array.isArray(body.list) ? body.list[n] : undefined
      if (typeof row === 'object' && row !== null && !Array.isArray(row)) damage(row)
    },
)
const ofRow = fc.tuple(fc.nat(2), odd).map(
  ([n, value]): Damage =>
    (body) => {
      if (Array.isArray(body.list)) body.list[n] = structuredClone(value)
    },
)
const outside = oneSet(outer, fc.oneof(fc.constantFrom(...told), odd))
const damage = fc.oneof(
  { weight: 30, arbitrary: inRow },
  { weight: 1, arbitrary: ofRow },
  { weight: 1, arbitrary: outside },
)

/** The guide's example, damaged. */
const answers = damagedBody(golden, damage, {
  names: [...fieldNames, ...outer],
  values: odd,
  more: [
    (text) => text.replace('"00000197"', '197'),
    (text) => text.replace('"00000197"', '"\\u00300000197"'),
    (text) => text.replace('"code"', '"cod\\u0065":"000020","code"'),
    () => `<!DOCTYPE html><title>차단</title>${golden}`,
  ],
})

function written({ code, name, kind, market, lastPrice, warning, tradedOnNxt }: InstrumentEntry): string {
  const traded = tradedOnNxt === null ? '?' : tradedOnNxt ? 'yes' : 'no'
  return [code, name, kind, market, writtenFigure(lastPrice), warning, traded].join('|')
}

/** What the product made of a body, in the oracle's words. */
function readingOf(body: string): Expectation | FailureTold {
  const verdict = decodeInstruments(replyOf(body))
  if (verdict.kind !== 'answered') return failureTold(verdict, body)
  const { entries, skipped } = verdict.answer.content
  if (!entries.every((entry) => InstrumentEntry.safeParse(entry).success)) expect.fail(`no entry: ${body}`)
  return { kind: 'page', rows: entries.map(written), skipped }
}

test('of 5,000 damaged answers each gives the exact rows or says that it cannot be read, never a wrong figure', () => {
  const seen = expectSameReadings({
    bodies: answers,
    runs: bodies,
    expectationOf,
    readingOf,
    countIn(reading: Expectation | FailureTold, count) {
      if (reading.kind !== 'page') return
      if (reading.skipped > 0) count('skipped')
      for (const cell of reading.rows.flatMap((row) => row.split('|'))) count(cell)
    },
  })
  // Every way to read or to fail came up.
  const ways = ['page', 'unreadable', 'twice', 'refused', 'foreign-page', 'skipped']
  seen.expectMoreThanOneIn(1000, [...ways, 'ETF', 'ETN', 'other', 'no'])
  seen.expectMoreThanOneIn(100, ['197', '?', '', 'yes', 'unknown', 'none', 'KOSDAQ'])
})
