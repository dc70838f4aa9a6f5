import { type Instant, type KstDate, kstDate } from '../../../shared/domain/time.ts'
import type { Answer, Question } from '../server/openServer.ts'
import { asksExactly, isUtf8Json } from './form.ts'
import { accepted, refusal } from './refusals.ts'

export interface CalendarControls {
  /** The exchange stays closed on this day, `YYYYMMDD`, though banks work, as on the last weekday of a year. */
  closeDay(date: KstDate): void
}

interface HolidayDeps {
  readonly closed: ReadonlySet<KstDate>
  readonly now: Instant
}

const parameters = ['BASS_DT', 'CTX_AREA_FK', 'CTX_AREA_NK']
const pageLength = 24
const areaLength = 20

/**
 * 국내휴장일조회 [국내주식-040] (CTCA0903R): so many days from BASS_DT on. `ctx_area_nk` is the last of them, as captured, and a
 * continued question goes on after it, as KIS's sample client asks. The list ends with the next year (assumed).
 */
export function inquireHolidays(question: Question, { closed, now }: HolidayDeps): Answer {
  const { headers, query } = question
  if (!isUtf8Json(headers)) return refusal('EGW00101')
  const asked = query.get('BASS_DT') ?? ''
  const first = firstDay(question)
  if (!asksExactly(query, parameters) || first === undefined) return refusal('OPSQ2001')
  const known = `${Number(kstDate(now).slice(0, 4)) + 1}1231`
  const days = Array.from({ length: pageLength }, (_, n) => dateOf(first + n)).filter((day) => day <= known)
  const last = days.at(-1)
  const body = {
    ctx_area_nk: (last ?? '').padEnd(areaLength),
    ctx_area_fk: asked.padEnd(areaLength),
    output: days.map((day) => dayRow(day, closed)),
  }
  return accepted(body, { hasMore: last !== undefined && last < known })
}

/** The day itself. Throws a sentence where it is none. */
export function checkedDay(date: KstDate): KstDate {
  if (dayNumber(date) === undefined) throw new Error(`A day is YYYYMMDD; "${date}" is none.`)
  return date
}

/** Days since 1970; `undefined` for a day or a continuation that was never given out. */
function firstDay({ headers, query }: Question): number | undefined {
  const asked = dayNumber(query.get('BASS_DT') ?? '')
  const continued = `${headers.tr_cont ?? ''}`.trim()
  if (asked === undefined || continued === '') return asked
  const isOwn = continued === 'N' && query.get('CTX_AREA_FK')?.trim() === query.get('BASS_DT')
  const last = isOwn ? dayNumber(query.get('CTX_AREA_NK')?.trim() ?? '') : undefined
  return last !== undefined && last >= asked ? last + 1 : undefined
}

/** The fields of one day, in the document's order. Transfers (거래일) are possible on every day. */
function dayRow(date: KstDate, closed: ReadonlySet<KstDate>): Readonly<Record<string, string>> {
  // 1970-01-01 was a Thursday, and the wire counts from Sunday, which is 1.
  const weekday = (((dayNumber(date) ?? 0) + 4) % 7) + 1
  const isWeekend = weekday === 1 || weekday === 7
  const isOpen = !isWeekend && !closed.has(date)
  return {
    bass_dt: date,
    wday_dvsn_cd: `0${weekday}`,
    bzdy_yn: yesOrNo(!isWeekend),
    tr_day_yn: 'Y',
    opnd_yn: yesOrNo(isOpen),
    sttl_day_yn: yesOrNo(isOpen),
  }
}

function yesOrNo(is: boolean): string {
  return is ? 'Y' : 'N'
}

const oneDay = 86_400_000

function dayNumber(date: string): number | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(date) ?? []
  const number = Date.UTC(Number(year), Number(month) - 1, Number(day)) / oneDay
  return Number.isNaN(number) || dateOf(number) !== date ? undefined : number
}

function dateOf(day: number): KstDate {
  return new Date(day * oneDay).toISOString().slice(0, 10).replaceAll('-', '')
}
