import type { Market, Venue } from '../../../shared/domain/instrument.ts'
import {
  type InvestorRow,
  type ProgramKind,
  type ProgramScope,
  type ProgramSide,
  type ProgramTable,
  type ProgramUnit,
  tradesOf,
} from '../../../shared/domain/programTrade.ts'
import type { ProgramTradeSource } from '../../monitor/broker.ts'
import type { Exchange, Verdict } from '../../net/conversation.ts'
import type { WireResponse } from '../../net/http.ts'
import type { Access } from '../common/access.ts'
import { isFields, wordsIn } from '../common/body.ts'
import { answerWithin } from '../common/tokenWire.ts'
import { answered, unreadable } from '../common/verdicts.ts'
import { openEnvelope } from './envelope.ts'
import { exactCountIn, exactIn, nameIn } from './figures.ts'
import { type Asker, encodeQuotation } from './inquiry.ts'
import { trIds } from './trIds.ts'

/** 프로그램매매 투자자매매동향(당일) [국내주식-116]. 모의투자 has no such TR. */
export function programTradeSource(access: Access, asker: Asker): ProgramTradeSource {
  const exchange = (scope: ProgramScope): Exchange<ProgramTable> =>
    access.guarded({
      name: trIds.programTrade,
      queue: access.queues.of('account'),
      lane: 'program',
      encode: (token, signal) => encodeQuotation(asker, inquiryOf(scope), token, signal),
      decode: decodeProgramTrade,
    })
  return {
    question: trIds.programTrade,
    ask: (scope, signal) => access.conversation.ask(exchange(scope), signal),
  }
}

/** EXCH_DIV_CLS_CODE; KIS's sample client leaves it out, its guide calls it required. */
const venues: Readonly<Record<Venue, string>> = { KRX: 'J', NXT: 'NX', combined: 'UN' }

/** MRKT_DIV_CLS_CODE */
const markets: Readonly<Record<Market, string>> = { KOSPI: '1', KOSDAQ: '4' }

const inquiryOf = ({ market, venue }: ProgramScope) => ({
  trId: trIds.programTrade,
  path: 'quotations/investor-program-trade-today',
  parameters: { EXCH_DIV_CLS_CODE: venues[venue], MRKT_DIV_CLS_CODE: markets[market] },
  deadline: answerWithin,
})

/** A row that belongs to no class makes the table unreadable: without it the table would be short. */
export function decodeProgramTrade(reply: WireResponse): Verdict<ProgramTable> {
  const envelope = openEnvelope(reply)
  if (envelope.kind !== 'answered') return envelope
  const { output1 } = envelope.answer
  if (!Array.isArray(output1)) return unreadable('no output1')
  const table: InvestorRow[] = []
  for (const told of output1) {
    const row = rowIn(told)
    if (row.kind !== 'answered') return row
    table.push(row.answer)
  }
  return answered(table)
}

const kinds: Readonly<Record<ProgramKind, string>> = { all: 'all', arbitrage: 'arbt', nonArbitrage: 'nabt' }
const sides: Readonly<Record<ProgramSide, string>> = { sell: 'seln', buy: 'shnu', net: 'ntby' }
const units: Readonly<Record<ProgramUnit, string>> = { quantity: 'qty', amount: 'amt' }

function rowIn(row: unknown): Verdict<InvestorRow> {
  if (!isFields(row)) return unreadable('a row of output1')
  const code = wordsIn(row.invr_cls_code).trim()
  if (!/^\d{4}$/.test(code)) return unreadable(`invr_cls_code "${code}"`)
  const trades = tradesOf((kind, unit, side) => {
    const told = row[`${kinds[kind]}_${sides[side]}_${units[unit]}`]
    return side === 'net' ? exactIn(told) : exactCountIn(told)
  })
  return answered({ code, name: nameIn(row.invr_cls_name), trades })
}
