import { type Instant, kstDate } from '../../../shared/domain/time.ts'
import { createRandom, seedOf } from '../random.ts'
import type { ListedIssue } from './issues.ts'
import { type ProgramVenue, sumOf, type Trade, tradeUntil } from './programFlow.ts'

/** Which market on which venue. */
export interface ProgramScope {
  readonly market: ListedIssue['market']
  readonly venue: ProgramVenue
}

/** Program trade of one investor class. */
export interface ClassTrades {
  readonly code: string
  readonly arbitrage: Trade
  readonly nonArbitrage: Trade
}

/** Program trade since midnight in Korea, by class, in the order of their codes. */
export type ProgramDay = (scope: ProgramScope, at: Instant) => readonly ClassTrades[]

interface Size {
  readonly code: string
  readonly arbitrage: number
  readonly nonArbitrage: number
}

/** 백만원 that a class sells, and buys, in a whole day on KOSPI, about. */
const institutions: readonly Size[] = [
  { code: '1000', arbitrage: 43_000, nonArbitrage: 143_000 },
  { code: '2000', arbitrage: 0, nonArbitrage: 21_000 },
  { code: '3000', arbitrage: 5_400, nonArbitrage: 74_000 },
  { code: '3100', arbitrage: 1_500, nonArbitrage: 28_000 },
  { code: '4000', arbitrage: 0, nonArbitrage: 900 },
  { code: '5000', arbitrage: 0, nonArbitrage: 500 },
  { code: '6000', arbitrage: 7_000, nonArbitrage: 105_000 },
]

const others: readonly Size[] = [
  { code: '7100', arbitrage: 0, nonArbitrage: 6_300 },
  { code: '8000', arbitrage: 0, nonArbitrage: 9_600 },
  { code: '9100', arbitrage: 23_000, nonArbitrage: 670_000 },
]

const marketShare = {
  KOSPI: { arbitrage: 1, nonArbitrage: 1 },
  KOSDAQ: { arbitrage: 0.04, nonArbitrage: 0.35 },
} as const

type Kind = 'arbitrage' | 'nonArbitrage'

/** A day of a seed; it goes on while nobody looks, and a restart changes nothing. */
export function createProgramDay(seed: number): ProgramDay {
  return (scope, at) => {
    const tradesOf = (size: Size): ClassTrades => ({
      code: size.code,
      arbitrage: tradeUntil(seed, planOf(seed, size, 'arbitrage', scope, at), scope.venue, at),
      nonArbitrage: tradeUntil(seed, planOf(seed, size, 'nonArbitrage', scope, at), scope.venue, at),
    })
    const members = institutions.map(tradesOf)
    const rows = [...members, ...others.map(tradesOf), subtotalOf(members)]
    return rows.sort((a, b) => Number(a.code) - Number(b.code))
  }
}

/** 기관: a row of its own on the wire, and no further investor. */
function subtotalOf(members: readonly ClassTrades[]): ClassTrades {
  return {
    code: '8888',
    arbitrage: sumOf(members.map(({ arbitrage }) => arbitrage)),
    nonArbitrage: sumOf(members.map(({ nonArbitrage }) => nonArbitrage)),
  }
}

function planOf(seed: number, size: Size, kind: Kind, { market }: ProgramScope, at: Instant) {
  const name = `${market} ${size.code} ${kind}`
  const random = createRandom(seedOf(seed, `${name} price ${kstDate(at)}`))
  return { name, amount: size[kind] * marketShare[market][kind], price: 18 + 40 * random() }
}
