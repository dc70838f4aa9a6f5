import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeInstruments } from '../../../electron/brokers/kiwoom/instrumentPage.ts'
import { InstrumentEntry } from '../../../shared/domain/instruments.ts'
import { damagedText, type Fields, type Json, oddFigure } from '../support/damage.ts'
import { type FailureTold, failureTold } from '../support/failureTold.ts'
import { captured, replyOf } from '../support/replies.ts'
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

type Damage = (body: Fields) => void

const inRow = fc.tuple(fc.nat(2), fc.constantFrom(...readNames), odd, fc.nat(6)).map(
  ([n, name, value, way]): Damage =>
    (body) => {
      const row = Array.isArray(body.list) ? body.list[n] : undefined
      if (typeof row !== 'object' || row === null || Array.isArray(row)) return
      if (way === 0) delete row[name]
      else row[name] = structuredClone(value)
    },
)
const ofRow = fc.tuple(fc.nat(2), odd).map(
  ([n, value]): Damage =>
    (body) => {
      if (Array.isArray(body.list)) body.list[n] = structuredClone(value)
    },
)
const outside = fc.tuple(fc.constantFrom(...outer), fc.oneof(fc.constantFrom(...told), odd)).map(
  ([name, value]): Damage =>
    (body) => {
      body[name] = structuredClone(value)
    },
)
const damage = fc.oneof(
  { weight: 30, arbitrary: inRow },
  { weight: 1, arbitrary: ofRow },
  { weight: 1, arbitrary: outside },
)

/** The guide's example, damaged in up to eight places and sometimes in the text. */
const damagedBody = fc
  .tuple(
    fc.array(damage, { maxLength: 8 }),
    damagedText({
      names: [...fieldNames, ...outer],
      values: odd,
      more: [
        (text) => text.replace('"00000197"', '197'),
        (text) => text.replace('"00000197"', '"\\u00300000197"'),
        (text) => text.replace('"code"', '"cod\\u0065":"000020","code"'),
        () => `<!DOCTYPE html><title>차단</title>${golden}`,
      ],
    }),
  )
  .map(([damages, textually]) => {
    const body: Fields = JSON.parse(golden)
    for (const each of damages) each(body)
    return textually(JSON.stringify(body))
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

test('of 5,000 damaged answers each gives the exact rows or says that it cannot be read, never a wrong figure', {
  timeout: 120_000,
}, () => {
  const counts: Record<string, number> = {}
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1
  }
  fc.assert(
    fc.property(damagedBody, (body) => {
      const expected = expectationOf(body)
      const reading = readingOf(body)
      if (!isDeepStrictEqual(reading, expected)) expect(reading, body).toEqual(expected)
      count(reading.kind)
      if (reading.kind !== 'page') return
      if (reading.skipped > 0) count('skipped')
      for (const cell of reading.rows.flatMap((row) => row.split('|'))) count(cell)
    }),
    { numRuns: bodies },
  )
  // The bodies were neither all harmless nor all hopeless, and every way to read or to fail came up.
  const ways = ['page', 'unreadable', 'twice', 'refused', 'foreign-page', 'skipped']
  for (const what of [...ways, 'ETF', 'ETN', 'other', 'no'])
    expect(counts[what] ?? 0, what).toBeGreaterThan(bodies / 1000)
  for (const what of ['197', '?', '', 'yes', 'unknown', 'none', 'KOSDAQ'])
    expect(counts[what] ?? 0, what).toBeGreaterThan(bodies / 100)
})
