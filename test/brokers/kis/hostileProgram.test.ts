import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeProgramTrade } from '../../../electron/brokers/kis/programTrade.ts'
import { type InvestorRow, ProgramTable, type Trade } from '../../../shared/domain/programTrade.ts'
import { damagedText, type Fields, type Json, oddFigure, oneSet } from '../support/damage.ts'
import { type FailureTold, failureTold } from '../support/failureTold.ts'
import { captured, replyOf } from '../support/replies.ts'
import { expectSameReadings } from '../support/sameReadings.ts'
import { writtenFigure } from '../support/writtenFigure.ts'
import { figureNames, programExpectation, type Row } from './support/programOracle.ts'

const bodies = 50_000
const golden = captured('kis/kis_investor_program_trade_today_row7100').body

const codes = ['8000', '8888', '7100', '9999', ' 9100 ', '', '710', '71000', '７１００', '71 0', 'EGW0']
const names = [...figureNames, 'invr_cls_code', 'invr_cls_name']
const outer = ['output1', 'output', 'rt_cd', 'msg_cd', 'error_code', '__proto__', 'constructor']

const oddValue = (name: string): fc.Arbitrary<Json> =>
  name === 'invr_cls_code' ? fc.oneof(fc.constantFrom<Json>(...codes), oddFigure) : oddFigure

const inRow = fc.constantFrom(...names).chain((name) =>
  fc.tuple(oddValue(name), fc.nat(4)).map(([value, way]) => (row: Fields) => {
    if (way === 0) delete row[name]
    else row[name] = structuredClone(value)
  }),
)
const outside = oneSet(outer, oddFigure)

/** Up to three classes of which the captured one is the model, damaged. */
const tables = fc
  .tuple(
    fc.array(fc.array(inRow, { maxLength: 2 }), { maxLength: 3 }),
    fc.array(outside, { maxLength: 1 }),
    fc.nat(3),
    fc.nat(40),
    oddFigure,
    damagedText({
      names: [...names, ...outer],
      values: oddFigure,
      more: [
        (text) => text.replaceAll('"7"', '"\\u0037"'),
        (text) => text.replace('"all_ntby_qty"', '"all_ntby_qty":"9","all_ntby_qt\\u0079"'),
        (text) => text.replace('"7100"', '7100'),
        (text) => text.replaceAll('"output1"', '"output"'),
        () => `<!DOCTYPE html><title>점검</title>${golden}`,
      ],
    }),
  )
  .map(([rows, outer, rare, stranger, value, textually]) => {
    const body: Fields & { output1: Json[] } = JSON.parse(golden)
    const [model]: readonly Fields[] = JSON.parse(golden).output1
    const table = rows.map((damages, at) => {
      const row: Fields = { ...model, invr_cls_code: `${1000 * (at + 1)}` }
      for (const damage of damages) damage(row)
      return row
    })
    body.output1 = stranger === 0 ? [...table, structuredClone(value)] : table
    if (rare === 0) for (const damage of outer) damage(body)
    return textually(JSON.stringify(body))
  })

/** What the product made of a row, by the guide's names. */
function told({ code, name, trades }: InvestorRow): Row {
  return {
    invr_cls_code: code,
    invr_cls_name: name ?? '',
    ...figuresOf('all', trades.all),
    ...figuresOf('arbt', trades.arbitrage),
    ...figuresOf('nabt', trades.nonArbitrage),
  }
}

function figuresOf(prefix: string, { quantity, amount }: Trade): Row {
  return {
    [`${prefix}_seln_qty`]: writtenFigure(quantity.sell),
    [`${prefix}_shnu_qty`]: writtenFigure(quantity.buy),
    [`${prefix}_ntby_qty`]: writtenFigure(quantity.net),
    [`${prefix}_seln_amt`]: writtenFigure(amount.sell),
    [`${prefix}_shnu_amt`]: writtenFigure(amount.buy),
    [`${prefix}_ntby_amt`]: writtenFigure(amount.net),
  }
}

type Reading = ReturnType<typeof programExpectation> | FailureTold

function readingOf(body: string): Reading {
  const verdict = decodeProgramTrade(replyOf(body))
  if (verdict.kind === 'answered') {
    if (!ProgramTable.safeParse(verdict.answer).success) expect.fail(`against the contract: ${body}`)
    return { kind: 'table', rows: verdict.answer.map(told) }
  }
  return failureTold(verdict, body)
}

test('of 50,000 damaged tables each gives the exact figures or says that it cannot be read, never a wrong figure', () => {
  const seen = expectSameReadings({
    bodies: tables,
    runs: bodies,
    expectationOf: programExpectation,
    readingOf,
    countIn(reading: Reading, count) {
      if (reading.kind !== 'table') return
      if (reading.rows.length === 0) count('empty table')
      for (const row of reading.rows)
        for (const name of figureNames) {
          const figure = row[name] ?? '?'
          count(figure === '' ? 'blank' : figure === '?' ? 'unread' : 'figure')
          if (figure.length > 16) count('long figure')
        }
    },
  })
  // Every way to fail came up.
  seen.expectMoreThanOneIn(1000, ['table', 'empty table', 'unreadable', 'twice', 'refused', 'foreign-page'])
  seen.expectMoreThanOneIn(100, ['figure', 'long figure', 'blank', 'unread'])
})
