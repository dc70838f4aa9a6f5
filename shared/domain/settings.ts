import { z } from 'zod'
import { Issue, IssueCode } from './instrument.ts'
import { ProgramScope } from './programTrade.ts'
import { MarketShift, mostShifts } from './tradingCalendar.ts'

/** Up to 10 % with up to four decimals, as text: "0.015". */
const Percent = z.string().regex(/^(?:\d(?:\.\d{1,4})?|10)$/)

/** A modifier beside Shift, then a letter, a digit or a function key: plain typing belongs to every program. */
const Accelerator = z
  .string()
  .regex(
    /^(?=.*(?:Control|Alt|Super|Command)\+)(?:(?:Control|Alt|Shift|Super|Command)\+){1,3}(?:[A-Z0-9]|F(?:[1-9]|1[0-9]|2[0-4]))$/,
  )

/** How the user likes a table: columns by name. */
const TableView = z.object({
  hidden: z.array(z.string().max(40)).max(40),
  /** Pixels. */
  widths: z.record(z.string().max(40), z.int().min(20).max(1000)),
  /** `null`: in the user's own order. */
  sort: z.object({ column: z.string().max(40), descending: z.boolean() }).nullable(),
})
export type TableView = z.infer<typeof TableView>

export const Settings = z.object({
  locale: z.enum(['ko', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  /** What a sale costs, percent of its amount. Brokers and markets differ, so an estimate is all it makes. */
  sellFeePercent: Percent,
  sellTaxPercent: Percent,
  /** Seconds between two checks while a card is kept fresh. */
  keepFreshSeconds: z.int().min(2).max(60),
  /** The system-wide key for a sellable check, as Electron writes it; `null`: none. */
  sellCheckKey: Accelerator.nullable(),
  /** What was checked last, newest first. */
  recentIssues: z.array(Issue).max(10),
  /** What the user wants checked together where no broker tells the holdings. */
  checkList: z.array(IssueCode).max(200),
  /** Whose program trade is read through the day, even while nobody looks. */
  keepProgram: z.array(ProgramScope).max(6),
  /** Days on which trading begins or ends later. No list of a broker tells them. */
  marketShifts: z.array(MarketShift).max(mostShifts),
  /** Quantities and amounts are covered, in notices too. */
  masked: z.boolean(),
  /** Whose VIs are told outside the window: what is held, what is held or watched, or all. */
  noticeScope: z.enum(['held', 'watched', 'all']),
  doNotDisturb: z.boolean(),
  /** A VI in what is held is told all the same. */
  heldPassesDoNotDisturb: z.boolean(),
  watchTable: TableView,
})
export type Settings = z.infer<typeof Settings>

/**
 * Fee and tax are examples: a broker's online fee, and 증권거래세 with 농어촌특별세 as of 2026. An ETF is not taxed.
 */
export const defaultSettings: Settings = {
  locale: 'ko',
  theme: 'system',
  sellFeePercent: '0.015',
  sellTaxPercent: '0.20',
  keepFreshSeconds: 3,
  sellCheckKey: 'Control+Alt+S',
  recentIssues: [],
  checkList: [],
  keepProgram: [],
  marketShifts: [],
  masked: false,
  noticeScope: 'all',
  doNotDisturb: false,
  heldPassesDoNotDisturb: true,
  watchTable: { hidden: [], widths: {}, sort: null },
}

export const SettingsChange = Settings.partial()
export type SettingsChange = z.infer<typeof SettingsChange>

export function changed(settings: Settings, change: SettingsChange): Settings {
  const said = Object.entries(change).filter(([, value]) => value !== undefined)
  return Settings.parse({ ...settings, ...Object.fromEntries(said) })
}
