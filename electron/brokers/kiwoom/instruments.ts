import type { Answer } from '../../../shared/domain/answer.ts'
import type { InstrumentEntry, InstrumentList } from '../../../shared/domain/instruments.ts'
import type { InstrumentSource } from '../../monitor/broker.ts'
import type { Exchange } from '../../net/conversation.ts'
import type { Access } from '../common/access.ts'
import { everyPage, troubled } from '../common/pages.ts'
import { decodeInstruments, type InstrumentPage } from './instrumentPage.ts'
import type { Page } from './pages.ts'
import { encodeQuestion } from './question.ts'

/** 종목정보 리스트. */
const instruments = 'ka10099'

/** KOSPI, with the ETFs and ETNs, and KOSDAQ. */
const markets = ['0', '10']

/** Far more than 2,500 rows need. */
const mostPages = 100

/** Were all of KOSPI's 2,500 rows told at once, they would fill about a megabyte. */
const largestPage = 8 * 1024 * 1024

interface Gathered {
  readonly entries: Map<string, InstrumentEntry>
  skipped: number
}

/** Everything that is listed. */
export function instrumentSource(access: Access): InstrumentSource {
  const exchange = (market: string, after: string | null): Exchange<Page<InstrumentPage>> =>
    access.guarded({
      name: instruments,
      queue: access.queues.of(instruments),
      lane: 'list',
      encode: (token, signal) =>
        encodeQuestion(
          access.rest,
          { apiId: instruments, path: 'stkinfo', fields: { mrkt_tp: market }, after, limit: largestPage },
          token,
          signal,
        ),
      decode: decodeInstruments,
    })
  return {
    question: instruments,
    ask: (signal) => everyMarket((market, after) => access.conversation.ask(exchange(market, after), signal)),
  }
}

export type AskPage = (market: string, after: string | null) => Promise<Answer<Page<InstrumentPage>>>

/** Every page of every market, or none. */
export async function everyMarket(askPage: AskPage): Promise<Answer<InstrumentList>> {
  const all: Gathered = { entries: new Map(), skipped: 0 }
  let leftAt: number | null = null
  let asOf = 0
  for (const market of markets) {
    const answer = await everyPage<Page<InstrumentPage>>({
      ask: (before) => askPage(market, before?.next ?? null),
      most: mostPages,
    })
    if (answer.kind === 'troubled') return answer
    const objection = addMarket(
      all,
      answer.answer.map(({ content }) => content),
    )
    if (objection !== null) return troubled(`mrkt_tp ${market}: ${objection}`)
    leftAt ??= answer.asOf - answer.latency
    asOf = answer.asOf
  }
  const { entries, skipped } = all
  const answer = { entries: [...entries.values()], skipped }
  return { kind: 'answered', answer, asOf, latency: asOf - (leftAt ?? asOf) }
}

/** Adds what the pages of a market brought; what is wrong with them, or `null`. */
function addMarket(all: Gathered, pages: readonly InstrumentPage[]): string | null {
  const pageOf = new Map<string, number>()
  for (const [n, { entries, skipped }] of pages.entries()) {
    all.skipped += skipped
    for (const entry of entries) {
      // Rows that slid onto another page leave room for some that came on none.
      if ((pageOf.get(entry.code) ?? n) !== n) return `${entry.code} comes again`
      pageOf.set(entry.code, n)
      const before = all.entries.get(entry.code)
      if (before && !isSame(before, entry)) return `${entry.code} is told twice`
      all.entries.set(entry.code, before ?? entry)
    }
  }
  // No market is without issues.
  return pageOf.size > 0 ? null : 'no issue'
}

/** Both were written by the same hand, their fields in the same order. */
function isSame(one: InstrumentEntry, other: InstrumentEntry): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
