import type { Holding } from '../../../shared/domain/holding.ts'
import { IssueCode } from '../../../shared/domain/instrument.ts'
import type { HoldingsSource } from '../../monitor/broker.ts'
import type { Exchange, Verdict } from '../../net/conversation.ts'
import type { WireResponse } from '../../net/http.ts'
import type { Access } from '../common/access.ts'
import { type Fields, isFields, wordsIn } from '../common/body.ts'
import { answered, unreadable } from '../common/verdicts.ts'
import { balanceTr, encodeBalance, openBalance } from './balance.ts'
import { countIn, nameIn, wholeIn } from './figures.ts'
import type { Asker } from './inquiry.ts'
import { everyPage, type Page, type PageEnd, pageEndIn } from './pages.ts'

/** Two thousand rows of a real account, eight hundred of a practice one: more than anybody holds. */
const mostPages = 40

/** Every row of the account. */
export function holdingsSource(access: Access, asker: Asker): HoldingsSource {
  const name = balanceTr(asker.environment)
  const exchange = (after: PageEnd | null): Exchange<Page<Holding>> =>
    access.guarded({
      name,
      queue: access.queues.of('account'),
      lane: 'list',
      encode: (token, signal) => encodeBalance(asker, { rows: 'by-loan', after }, token, signal),
      decode: decodeHoldings,
    })
  return {
    question: name,
    ask: (signal) =>
      everyPage({ ask: (after) => access.conversation.ask(exchange(after), signal), most: mostPages }),
  }
}

export function decodeHoldings(reply: WireResponse): Verdict<Page<Holding>> {
  const balance = openBalance(reply)
  if (balance.kind !== 'answered') return balance
  const { rows, body } = balance.answer
  const holdings: Holding[] = []
  for (const row of rows) {
    const holding = holdingIn(row)
    if (holding.kind !== 'answered') return holding
    holdings.push(holding.answer)
  }
  const { ctx_area_fk100: search, ctx_area_nk100: next } = body
  const end = pageEndIn(reply, { search, next })
  return end.kind === 'answered' ? answered({ rows: holdings, end: end.answer }) : end
}

/** A row that belongs to nothing known is named: without it the list would be short. */
function holdingIn(row: unknown): Verdict<Holding> {
  if (!isFields(row)) return unreadable('a row of output1')
  const told = wordsIn(row.pdno).trim()
  const code = IssueCode.safeParse(told)
  if (!code.success) return unreadable(`pdno "${told}" ${wordsIn(row.prdt_name).trim()}`)
  const dealing = wordsIn(row.trad_dvsn_name).trim()
  return answered({
    issue: { code: code.data, name: nameIn(row.prdt_name) },
    financing: financingOf(dealing, row),
    dealing,
    held: countIn(row.hldg_qty),
    sellable: countIn(row.ord_psbl_qty),
  })
}

function financingOf(dealing: string, row: Fields): Holding['financing'] {
  if (dealing === '현금') return 'cash'
  const lent = wholeIn(row.loan_amt)
  const isLent = lent.kind === 'sent' && lent.value !== 0
  // Zeros stand for no date.
  const hasDate = /[1-9]/.test(wordsIn(row.loan_dt))
  return isLent || hasDate ? 'credit' : 'unknown'
}
