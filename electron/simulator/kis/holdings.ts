import { type Instant, kstDate } from '../../../shared/domain/time.ts'
import { listedIssues } from '../market/issues.ts'
import { pick, type Random, wholeBetween } from '../random.ts'
import type { PositionScript } from './account.ts'

/** Four issues at most, paid in full and all of them free to be sold. */
export function inventHoldings(random: Random): readonly PositionScript[] {
  const chosen = new Set(Array.from({ length: 4 }, () => pick(random, listedIssues)))
  return [...chosen].map(({ code, previousClose }) => ({
    code,
    cash: wholeBetween(random, 1, 300),
    paid: Math.round(previousClose * (0.8 + random() * 0.4)),
  }))
}

/** The demo's account: one issue for each way in which what is held may not be what can be sold. */
export function demoHoldings(now: Instant): readonly PositionScript[] {
  const daysAgo = (days: number) => kstDate(now - days * 24 * 3_600_000)
  return [
    { code: '036480', cash: 3_200, paid: 28_841.25 },
    {
      code: '042930',
      cash: 1_100,
      credit: [
        { quantity: 100, since: daysAgo(41) },
        { quantity: 50, since: daysAgo(12) },
      ],
      openSells: 50,
      boughtToday: 200,
      soldToday: 150,
      paid: 48_212,
    },
    { code: '010970', cash: 400, openSells: 120, paid: 91_530.5 },
    { code: '051890', cash: 150, paid: 398_000 },
    // Bought this morning, and as free to be sold as any other.
    { code: '115520', cash: 900, boughtToday: 300, paid: 18_406.6667 },
    { code: '388210', cash: 60, soldToday: 40, unsettled: 40, paid: 140_250 },
    { code: '068120', credit: [{ quantity: 220, since: daysAgo(73) }], paid: 29_900 },
    { code: '0093L0', cash: 540, nonSavings: 540, paid: 13_187.4074 },
    { code: '0127B0', cash: 250, openSells: 250, paid: 3_610 },
    // Sold out this morning: a row of none stays in the balance for two days.
    { code: '006340', soldToday: 80 },
  ]
}
