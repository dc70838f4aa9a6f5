import type { AccountBook } from '../../shared/domain/accounts.ts'
import type { MonitorHealth } from '../../shared/domain/health.ts'
import type { Gap } from '../../shared/domain/link.ts'
import type { QuotePlan } from '../../shared/domain/quote.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { Mine, WatchlistState } from '../../shared/domain/watchlist.ts'
import { createTextMatcher } from '../format/matchText.ts'
import { skewOf } from '../format/skew.ts'
import { createViListStore } from '../panels/vi/viList.ts'
import { createCalendarStore } from '../stores/calendar.ts'
import { type ClockHands, createClock } from '../stores/clock.ts'
import { createFiltersStore } from '../stores/filters.ts'
import { createHoldingsStore } from '../stores/holdings.ts'
import { createInstrumentsStore } from '../stores/instruments.ts'
import { createInterruptionsStore } from '../stores/interruptions.ts'
import { createLatestStore } from '../stores/latest.ts'
import { createLineStore } from '../stores/line.ts'
import { createLinksStore } from '../stores/links.ts'
import { createOwnershipStore } from '../stores/ownership.ts'
import { createPageStore } from '../stores/page.ts'
import { createPortfolioStore } from '../stores/portfolio.ts'
import { createProfilesStore } from '../stores/profiles.ts'
import { createProgramStore } from '../stores/program.ts'
import { createQuotesStore } from '../stores/quotes.ts'
import { createReportsStore } from '../stores/reports.ts'
import { createSelectionStore } from '../stores/selection.ts'
import { createSellCheckStore } from '../stores/sellCheck.ts'
import { createSessionsStore } from '../stores/sessions.ts'
import { createSetUpStore } from '../stores/setUp.ts'
import { createVaultStore } from '../stores/vault.ts'
import { createViewStore } from '../stores/view.ts'
import { createWatchStore } from '../stores/watch.ts'
import type { Permission } from './popups.ts'

export type Stores = ReturnType<typeof createStores>['stores']

/** One small store per feed and per concern of the view, the two that are derived from them, and the clock's own hands. */
export function createStores(hands: ClockHands) {
  const interruptions = createInterruptionsStore()
  const gaps = createLatestStore<readonly Gap[]>()
  const links = createLinksStore()
  const page = createPageStore()
  const filters = createFiltersStore()
  const pageClock = createClock({ ...hands, skew: () => skewOf(links.getState().kiwoom) })
  const clock = pageClock.store
  const mine = createLatestStore<Mine>()
  const quotes = createQuotesStore()
  const ownership = createOwnershipStore(mine)
  const line = createLineStore({ page, gaps, links })
  const viList = createViListStore({
    interruptions,
    line,
    filters,
    ownership,
    clock,
    matches: createTextMatcher(),
  })
  const stores = {
    interruptions,
    gaps,
    links,
    page,
    filters,
    clock,
    line,
    viList,
    health: createLatestStore<MonitorHealth>(),
    settings: createLatestStore<Settings>(),
    reports: createReportsStore(),
    selection: createSelectionStore(),
    sellCheck: createSellCheckStore(),
    holdings: createHoldingsStore(),
    program: createProgramStore(),
    calendar: createCalendarStore(),
    quotes,
    quotePlan: createLatestStore<QuotePlan>(),
    instruments: createInstrumentsStore(),
    accounts: createLatestStore<AccountBook>(),
    portfolio: createPortfolioStore(),
    watchlist: createLatestStore<WatchlistState>(),
    watch: createWatchStore(clock, quotes),
    mine,
    ownership,
    view: createViewStore(),
    sessions: createSessionsStore(),
    profiles: createProfilesStore(),
    vault: createVaultStore(),
    setUp: createSetUpStore(),
    /** What the browser says about this page's notices; `null` where the system shows them. */
    permission: createLatestStore<Permission>(),
    connectionPanel: createLatestStore<boolean>(),
  }
  return { stores, clock: pageClock }
}
