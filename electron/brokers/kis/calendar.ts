import { KstDate } from '../../../shared/domain/time.ts'
import type { CalendarSource } from '../../monitor/broker.ts'
import type { Exchange, Verdict } from '../../net/conversation.ts'
import type { WireResponse } from '../../net/http.ts'
import type { Access } from '../common/access.ts'
import { isFields, wordsIn } from '../common/body.ts'
import { kstInstant } from '../common/kst.ts'
import { everyPage, troubled } from '../common/pages.ts'
import { answerWithin } from '../common/tokenWire.ts'
import { answered, unreadable } from '../common/verdicts.ts'
import { openEnvelope } from './envelope.ts'
import { type Asker, encodeQuotation } from './inquiry.ts'
import { type Page, type PageEnd, pageEndIn } from './pages.ts'
import { trIds } from './trIds.ts'

export interface CalendarDay {
  readonly date: KstDate
  readonly trading: 'open' | 'closed'
}

/** Over the longest holidays and the end of a year; two pages of 24 days have as many. */
const daysAhead = 40

/** Far more than the two that it takes. */
const mostPages = 10

/** 국내휴장일조회 [국내주식-040], which KIS asks to be asked once a day. 모의투자 has no such TR. */
export function calendarSource(access: Access, asker: Asker): CalendarSource {
  const exchange = (from: KstDate, after: PageEnd | null): Exchange<Page<CalendarDay>> =>
    access.guarded({
      name: trIds.holidays,
      queue: access.queues.of('account'),
      lane: 'calendar',
      encode: (token, signal) => encodeQuotation(asker, inquiryOf(from, after), token, signal),
      decode: decodeCalendar,
    })
  return {
    question: trIds.holidays,
    async ask(from, signal) {
      const told = await everyPage<Page<CalendarDay>>({
        ask: (after) => access.conversation.ask(exchange(from, after), signal),
        most: mostPages,
        isEnough: (pages) => daysIn(pages).length >= daysAhead,
      })
      if (told.kind === 'troubled') return told
      const all = daysIn(told.answer)
      const days = Object.fromEntries(all.map(({ date, trading }) => [date, trading]))
      const count = Object.keys(days).length
      if (count === 0) return troubled('no days')
      // Nobody knows which of the two was meant.
      return count < all.length ? troubled('a day told twice') : { ...told, answer: days }
    },
  }
}

const daysIn = (pages: readonly Page<CalendarDay>[]) => pages.flatMap(({ rows }) => rows)

const inquiryOf = (from: KstDate, after: PageEnd | null) => ({
  trId: trIds.holidays,
  path: 'quotations/chk-holiday',
  parameters: { BASS_DT: from, CTX_AREA_NK: after?.next ?? '', CTX_AREA_FK: after?.search ?? '' },
  continued: after !== null,
  deadline: answerWithin,
})

/** A day that is not told plainly makes the page unreadable: a holiday taken for a working day, or the other way round. */
export function decodeCalendar(reply: WireResponse): Verdict<Page<CalendarDay>> {
  const envelope = openEnvelope(reply)
  if (envelope.kind !== 'answered') return envelope
  const { output, ctx_area_fk: search, ctx_area_nk: next } = envelope.answer
  if (!Array.isArray(output)) return unreadable('no output')
  const rows: CalendarDay[] = []
  for (const row of output) {
    const day = dayIn(row)
    if (day === null) return unreadable('a row of output')
    rows.push(day)
  }
  const end = pageEndIn(reply, { search, next })
  return end.kind === 'answered' ? answered({ rows, ...end.answer }) : end
}

/** opnd_yn (개장일여부): whether the exchange is open. Days on which only banks work (bzdy_yn) are closed. */
function dayIn(row: unknown): CalendarDay | null {
  if (!isFields(row)) return null
  const date = KstDate.safeParse(wordsIn(row.bass_dt).trim())
  if (!date.success || kstInstant(`${date.data}000000`) === null) return null
  const open = wordsIn(row.opnd_yn).trim()
  if (open !== 'Y' && open !== 'N') return null
  return { date: date.data, trading: open === 'Y' ? 'open' : 'closed' }
}
