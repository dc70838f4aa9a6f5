import type { MarketPhase, PhaseName, TradingVenue } from './marketPhase.ts'

/** Where a phase of a day begins, in seconds after midnight KST; it lasts until the next one. */
export interface PhaseStart {
  readonly from: number
  readonly name: PhaseName
  readonly trading: MarketPhase['trading']
}

interface VenueHours {
  readonly phases: readonly PhaseStart[]
  /** When the last phase ends. */
  readonly until: number
}

const at = (hours: number, minutes: number, seconds = 0) => (hours * 60 + minutes) * 60 + seconds

/**
 * The Korean trading day. Configuration, not knowledge: exchanges move their hours, so this table is their only place.
 * KRX as of 2026-09-14, when its after-market took the place of 시간외단일가 (16:00–18:00); 장전 종가 (08:30–08:40) runs
 * beside the opening auction and has no phase of its own. NXT as of its opening, 2025-03-04.
 * Source: the exchanges' own announcements, as brokers' notices repeat them.
 */
export const marketHours: Readonly<Record<TradingVenue, VenueHours>> = {
  KRX: {
    phases: [
      { from: at(8, 30), name: 'opening-auction', trading: 'auction' },
      { from: at(9, 0), name: 'regular', trading: 'continuous' },
      { from: at(15, 20), name: 'closing-auction', trading: 'auction' },
      { from: at(15, 30), name: 'pause', trading: 'none' },
      { from: at(15, 40), name: 'closing-price', trading: 'continuous' },
      { from: at(16, 0), name: 'after-market', trading: 'continuous' },
    ],
    until: at(20, 0),
  },
  NXT: {
    phases: [
      { from: at(8, 0), name: 'pre-market', trading: 'continuous' },
      { from: at(8, 50), name: 'pause', trading: 'none' },
      { from: at(9, 0, 30), name: 'regular', trading: 'continuous' },
      { from: at(15, 20), name: 'pause', trading: 'none' },
      { from: at(15, 30), name: 'after-market', trading: 'auction' },
      { from: at(15, 40), name: 'after-market', trading: 'continuous' },
    ],
    until: at(20, 0),
  },
}

const openings = Object.values(marketHours).flatMap(({ phases }) => phases.map(({ from }) => from))
const endings = Object.values(marketHours).map(({ until }) => until)

/** From the first venue's opening to the last one's end, in minutes after midnight KST. */
export const tradingDay = { from: Math.min(...openings) / 60, until: Math.max(...endings) / 60 } as const

/** A token that would end within the trading day is renewed at this minute, before anybody trades. */
export const renewTokensAt = 7 * 60 + 30
