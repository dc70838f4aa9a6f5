import type { Figure } from '../../../shared/domain/figure.ts'
import { IssueCode } from '../../../shared/domain/instrument.ts'
import type { InstrumentEntry } from '../../../shared/domain/instruments.ts'
import type { Verdict } from '../../net/conversation.ts'
import type { WireResponse } from '../../net/http.ts'
import { codeIn, type Fields, isFields, wordsIn } from '../common/body.ts'
import { answered, unreadable } from '../common/verdicts.ts'
import { openEnvelope } from './envelope.ts'
import { wholeNumber } from './figures.ts'
import { nextKeyIn, type Page } from './pages.ts'

export interface InstrumentPage {
  readonly entries: readonly InstrumentEntry[]
  /** Rows whose code is none that an issue can have. */
  readonly skipped: number
}

export function decodeInstruments(reply: WireResponse): Verdict<Page<InstrumentPage>> {
  const envelope = openEnvelope(reply)
  if (envelope.kind !== 'answered') return envelope
  const { list } = envelope.answer
  if (!Array.isArray(list)) return unreadable('no list')
  const rows: readonly unknown[] = list
  const entries: InstrumentEntry[] = []
  for (const row of rows) {
    if (!isFields(row)) return unreadable('a row of list')
    const entry = entryIn(row)
    if (entry) entries.push(entry)
  }
  const next = nextKeyIn(reply)
  if (next.kind !== 'answered') return next
  return answered({ content: { entries, skipped: rows.length - entries.length }, next: next.answer })
}

function entryIn(row: Fields): InstrumentEntry | null {
  const code = IssueCode.safeParse(wordsIn(row.code).trim())
  if (!code.success) return null
  return {
    code: code.data,
    name: wordsIn(row.name).trim() || null,
    ...paperOf(codeIn(row.marketCode)),
    lastPrice: priceIn(row.lastPrice),
    warning: warnings.get(codeIn(row.orderWarning)) ?? 'unknown',
    tradedOnNxt: nxtIn(row.nxtEnable),
  }
}

type Paper = Pick<InstrumentEntry, 'kind' | 'market'>

const papers: ReadonlyMap<string | null, Paper> = new Map<string, Paper>([
  ['0', { kind: 'stock', market: 'KOSPI' }],
  ['10', { kind: 'stock', market: 'KOSDAQ' }],
  ['8', { kind: 'ETF', market: null }],
  ['60', { kind: 'ETN', market: null }],
  ['90', { kind: 'ETN', market: null }],
])

/** The market that was asked for says less: the guide's example has KOSDAQ's rows among KOSPI's. */
function paperOf(marketCode: string | null): Paper {
  return papers.get(marketCode) ?? { kind: 'other', market: null }
}

/** 해당없음, ETF투자주의요망, 정리매매, 단기과열, 투자위험, 투자경고. */
const warnings: ReadonlyMap<string | null, InstrumentEntry['warning']> = new Map([
  ['0', 'none'],
  ['1', 'etf-caution'],
  ['2', 'liquidation'],
  ['3', 'overheated'],
  ['4', 'risk'],
  ['5', 'warned'],
])

/** A price's sign is a direction; this one has none, and zeros before it. */
function priceIn(told: unknown): Figure<number> {
  const won = typeof told === 'string' ? wholeNumber(told) : undefined
  if (won === undefined) return { kind: 'unreadable' }
  return won === null ? { kind: 'blank' } : { kind: 'sent', value: won }
}

function nxtIn(told: unknown): boolean | null {
  if (typeof told !== 'string') return null
  const text = told.trim()
  return text === 'Y' ? true : text === '' ? false : null
}
