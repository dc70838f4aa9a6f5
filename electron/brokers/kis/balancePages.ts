import type { Answer } from '../../../shared/domain/answer.ts'
import type { BalanceSums } from '../../../shared/domain/portfolio.ts'
import type { OnPages } from '../../monitor/broker.ts'
import type { Exchange, Verdict } from '../../net/conversation.ts'
import type { WireResponse } from '../../net/http.ts'
import type { Access } from '../common/access.ts'
import { counted, everyPage } from '../common/pages.ts'
import { answered } from '../common/verdicts.ts'
import { balanceTr, encodeBalance, openBalance } from './balance.ts'
import { type BalanceRow, balanceRowIn } from './balanceRow.ts'
import { balanceSumsIn } from './balanceSums.ts'
import type { Asker } from './inquiry.ts'
import { type Page, type PageEnd, pageEndIn } from './pages.ts'

export interface BalancePage extends Page<BalanceRow> {
  /** `null`: not on this page. */
  readonly sums: BalanceSums | null
}

/** Two thousand rows of a real account, eight hundred of a practice one: more than anybody holds. */
const mostPages = 40

/** The whole of an account's balance, which the holdings are read from as well as the sums. */
export function balanceQuestion<A>(
  access: Access,
  asker: Asker,
  told: (pages: readonly BalancePage[]) => A,
): { readonly question: string; ask(signal: AbortSignal, onPages?: OnPages): Promise<Answer<A>> } {
  const question = balanceTr(asker.environment)
  const exchange = (after: PageEnd | null): Exchange<BalancePage> =>
    access.guarded({
      name: question,
      queue: access.queues.of('account'),
      lane: 'list',
      encode: (token, signal) => encodeBalance(asker, { rows: 'by-loan', after }, token, signal),
      decode: decodeBalancePage,
    })
  return {
    question,
    async ask(signal, onPages) {
      const pages = await everyPage<BalancePage>({
        ask: counted((before) => access.conversation.ask(exchange(before), signal), onPages),
        most: mostPages,
        objection: comesAgain,
      })
      return pages.kind === 'answered' ? { ...pages, answer: told(pages.answer) } : pages
    },
  }
}

export function decodeBalancePage(reply: WireResponse): Verdict<BalancePage> {
  const balance = openBalance(reply)
  if (balance.kind !== 'answered') return balance
  const { rows: told, sums, body } = balance.answer
  const rows: BalanceRow[] = []
  for (const each of told) {
    const row = balanceRowIn(each)
    if (row.kind !== 'answered') return row
    rows.push(row.answer)
  }
  const { ctx_area_fk100: search, ctx_area_nk100: next } = body
  const end = pageEndIn(reply, { search, next })
  if (end.kind !== 'answered') return end
  return answered({ rows, sums: sums && balanceSumsIn(sums), ...end.answer })
}

/** Rows that slid onto the next page leave room for some that came on none. */
function comesAgain({ rows }: BalancePage, before: readonly BalancePage[]): string | null {
  const marks = new Set(before.flatMap((page) => page.rows.map(({ mark }) => mark)))
  return rows.some(({ mark }) => marks.has(mark)) ? 'a row that comes again' : null
}
