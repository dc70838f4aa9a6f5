import type { Environment, Market, Venue } from '../../../../shared/domain/instrument.ts'
import { type Instant, instantFromKstTime } from '../../../../shared/domain/time.ts'
import {
  type Deviation,
  type Direction,
  type InterruptionKind,
  interruptionId,
  type VolatilityInterruption,
} from '../../../../shared/domain/volatilityInterruption.ts'
import { decimal, wholeNumber } from '../figures.ts'
import { isIssueCode } from './issueCode.ts'
import type { InterruptionEntry, InterruptionValues } from './wireSchema.ts'

export interface UnreadableInterruption {
  /** Which field (with its number on the wire) cannot be believed. */
  readonly unreadable: string
}

type Part<K extends keyof VolatilityInterruption> = Pick<VolatilityInterruption, K> | UnreadableInterruption

/**
 * One 1h entry in the words of the product. A field that was sent and cannot be read makes the whole entry
 * unreadable: half a VI would look like a whole one.
 */
export function toInterruption(
  { item, values }: Pick<InterruptionEntry, 'item' | 'values'>,
  receivedAt: Instant,
  environment: Environment,
): VolatilityInterruption | UnreadableInterruption {
  const { code, name } = values
  if (!isIssueCode(code)) return { unreadable: 'issue code (9001)' }
  const venue = venueOf(item, code)
  if (!venue) return { unreadable: 'item is not the issue of 9001' }
  const nature = natureOf(values)
  if ('unreadable' in nature) return nature
  const times = timesOf(values, receivedAt)
  if ('unreadable' in times) return times
  const deviations = deviationsOf(values)
  if ('unreadable' in deviations) return deviations
  return {
    id: interruptionId(code, times.triggeredAt, nature.kind),
    environment,
    issue: { code, name: name?.trim() || null },
    market: marketOf(values.market),
    venues: [venue],
    kind: nature.kind,
    direction: nature.direction,
    triggerPrice: nature.triggerPrice,
    static: deviations.static,
    dynamic: deviations.dynamic,
    changePercent: deviations.changePercent,
    nth: nature.nth,
    triggeredAt: times.triggeredAt,
    releasedAt: times.releasedAt,
    receivedAt,
  }
}

function natureOf(values: InterruptionValues): Part<'kind' | 'direction' | 'triggerPrice' | 'nth'> {
  const kind = kindOf(values)
  if (!kind) return { unreadable: 'kind (1225, 9068)' }
  const direction = directionOf(values.direction)
  if (!direction) return { unreadable: 'direction (9069)' }
  const triggerPrice = wholeNumber(values.triggerPrice)
  if (!triggerPrice) return { unreadable: 'trigger price (1221)' }
  const nth = wholeNumber(values.nth)
  if (!nth) return { unreadable: 'count of the day (1490)' }
  return { kind, direction, triggerPrice, nth }
}

function timesOf(values: InterruptionValues, receivedAt: Instant): Part<'triggeredAt' | 'releasedAt'> {
  const triggeredAt = instantFromKstTime(values.triggeredAt.trim(), receivedAt)
  if (triggeredAt === undefined) return { unreadable: 'trigger time (1223)' }
  const releasedAt = releaseOf(values.releasedAt, receivedAt)
  if (releasedAt === undefined) return { unreadable: 'release time (1224)' }
  if (releasedAt !== null && releasedAt < triggeredAt)
    return { unreadable: 'release (1224) before trigger (1223)' }
  return { triggeredAt, releasedAt }
}

function deviationsOf(values: InterruptionValues): Part<'static' | 'dynamic' | 'changePercent'> {
  const fromStatic = deviationOf(values.staticReference, values.staticPercent)
  if (fromStatic === undefined) return { unreadable: 'static reference or deviation (1236, 1238)' }
  const fromDynamic = deviationOf(values.dynamicReference, values.dynamicPercent)
  if (fromDynamic === undefined) return { unreadable: 'dynamic reference or deviation (1237, 1239)' }
  const changePercent = decimal(values.changePercent)
  if (changePercent === undefined) return { unreadable: 'change (1489)' }
  return { static: fromStatic, dynamic: fromDynamic, changePercent }
}

/** The item is the code with a suffix for the venue; `_AL` is the order router's view over both. */
function venueOf(item: string, code: string): Venue | undefined {
  if (item === code) return 'KRX'
  if (item.length !== 9 || !item.startsWith(code)) return undefined
  if (item.endsWith('_AL')) return 'combined'
  return item.endsWith('_NX') ? 'NXT' : undefined
}

/** 1225 says the kind in words and 9068 by number. If they contradict each other, neither is believed. */
function kindOf({ kind, kindCode }: InterruptionValues): InterruptionKind | undefined {
  const byCode = kindCode?.trim() || undefined
  switch (kind.trim()) {
    case '정적':
      return byCode === undefined || byCode === '1' ? 'static' : undefined
    case '동적':
      return byCode === undefined || byCode === '2' ? 'dynamic' : undefined
    case '동적+정적':
      return byCode === undefined || byCode === '3' ? 'both' : undefined
    default:
      return undefined
  }
}

function directionOf(text: string): Direction | undefined {
  const code = text.trim()
  if (code === '1') return 'up'
  return code === '2' ? 'down' : undefined
}

/** "000000" stands for "not released yet": a market that closes at 20:00 releases nothing at midnight. */
function releaseOf(text: string | undefined, near: Instant): Instant | null | undefined {
  const time = text?.trim() ?? ''
  return time === '' || time === '000000' ? null : instantFromKstTime(time, near)
}

/** `null` where that limit was not broken: Kiwoom then sends a reference of "0". */
function deviationOf(
  reference: string | undefined,
  percent: string | undefined,
): Deviation | null | undefined {
  const won = wholeNumber(reference)
  const exact = decimal(percent)
  if (won === undefined || exact === undefined) return undefined
  return won && exact !== null ? { reference: won, percent: exact } : null
}

function marketOf(text: string | undefined): Market | null {
  const code = text?.trim()
  if (code === '001') return 'KOSPI'
  return code === '101' ? 'KOSDAQ' : null
}
