import { demoHoldings, inventHoldings } from '../kis/holdings.ts'
import type { Market } from '../market/createMarket.ts'
import { listedIssues } from '../market/issues.ts'
import type { Random } from '../random.ts'
import type { ServerClock } from '../server/serverState.ts'
import { isinOf } from './isin.ts'

export interface Equity {
  readonly assetType: string
  readonly isinCode: string
  readonly name: string
  readonly tradeType: 'NRM' | 'CRD' | 'SUM'
  readonly qty: number
  readonly cost: number
  readonly worth: number
}

export interface Fund {
  readonly fundCode: string
  readonly fundName: string
  /** Zero: the broker does not know it, and tells all of the worth as profit. */
  readonly cost: number
  readonly worth: number
  readonly rate: number
  readonly firstDateBuy: string
  readonly lastDateBuy: string
}

export interface Other {
  readonly assetType: string
  readonly assetName: string
  readonly qty: number
  readonly cost: number
  readonly worth: number
}

/** One person's assets, the same at every broker. */
export interface Assets {
  readonly cash: number
  equities(merged: boolean): readonly Equity[]
  readonly funds: readonly Fund[]
  readonly others: readonly Other[]
}

interface AssetDeps {
  readonly clock: ServerClock
  readonly market: Market
  readonly random: Random
  /** The issues of the demo's KIS account. */
  readonly isDemo: boolean
}

/** A broker values an account now and then, and not for each page of an answer; ms, assumed. */
const valuationLasts = 2000

export function openAssets({ clock, market, random, isDemo }: AssetDeps): Assets {
  const scripts = isDemo ? demoHoldings(clock.now()) : inventHoldings(random)
  let valuedAt = Number.NEGATIVE_INFINITY
  let prices = new Map<string, number | undefined>()
  const priceOf = (code: string) => {
    const now = clock.now()
    if (Math.abs(now - valuedAt) >= valuationLasts) {
      valuedAt = now
      prices = new Map(scripts.map((held) => [held.code, market.quote(held.code)?.price]))
    }
    return prices.get(code)
  }
  const valued = (code: string, tradeType: Equity['tradeType'], qty: number, paid: number): Equity | null => {
    const issue = listedIssues.find((each) => each.code === code)
    if (!issue || qty === 0) return null
    const price = priceOf(code) ?? issue.previousClose
    return {
      assetType: issue.fund ? 'ETF' : issue.market === 'KOSPI' ? 'KSP' : 'KDQ',
      isinCode: isinOf(code),
      name: issue.name,
      tradeType,
      qty,
      cost: Math.round(paid * qty),
      worth: price * qty,
    }
  }
  return {
    cash: 6_976_542,
    funds,
    others,
    equities(merged) {
      const rows = scripts.flatMap(({ code, cash = 0, credit = [], paid = 0 }) => {
        const lent = credit.reduce((sum, { quantity }) => sum + quantity, 0)
        if (merged) return [valued(code, 'SUM', cash + lent, paid)]
        return [valued(code, 'NRM', cash, paid), valued(code, 'CRD', lent, paid)]
      })
      return rows.filter((row) => row !== null)
    },
  }
}

/** Invented; the first is one whose cost the broker does not know. Names end after fifteen characters. */
const funds: readonly Fund[] = [
  {
    fundCode: 'KRZ509100135',
    fundName: '가온중소형FOCUS증권자1호',
    cost: 0,
    worth: 72_329_965,
    rate: -9.58,
    firstDateBuy: '20240112',
    lastDateBuy: '20240113',
  },
  {
    fundCode: 'KRZ509100227',
    fundName: '누리코리아증권투자신탁1호[주',
    cost: 8_000_000,
    worth: 8_416_030,
    rate: 5.2,
    firstDateBuy: '20240818',
    lastDateBuy: '20240819',
  },
]

const others: readonly Other[] = [
  other('BOND', '한빛주택1종24-07', 10_000_000, 9_438_000, 11_584_000),
  other('BOND', '누리지역난방공사13-1', 50_000_000, 49_960_000, 50_840_000),
  other('DLS', '가온증권(DLS)1120', 54_000_000, 54_000_000, 55_409_400),
  other('CP', '루미나 20261227-89-', 10_000_000, 9_914_520, 10_000_000),
]

function other(assetType: string, assetName: string, qty: number, cost: number, worth: number): Other {
  return { assetType, assetName, qty, cost, worth }
}
