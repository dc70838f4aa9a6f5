import type { MonitorHealth } from '../../shared/domain/health.ts'
import type { Gap } from '../../shared/domain/link.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import { createTextMatcher } from '../format/matchText.ts'
import { skewOf } from '../format/skew.ts'
import { createViListStore } from '../panels/vi/viList.ts'
import { createCalendarStore } from '../stores/calendar.ts'
import { type ClockHands, createClock } from '../stores/clock.ts'
import { createFiltersStore } from '../stores/filters.ts'
import { createHoldingsStore } from '../stores/holdings.ts'
import { createInterruptionsStore } from '../stores/interruptions.ts'
import { createLatestStore } from '../stores/latest.ts'
import { createLineStore } from '../stores/line.ts'
import { createLinksStore } from '../stores/links.ts'
import { createPageStore } from '../stores/page.ts'
import { createProfilesStore } from '../stores/profiles.ts'
import { createProgramStore } from '../stores/program.ts'
import { createReportsStore } from '../stores/reports.ts'
import { createSelectionStore } from '../stores/selection.ts'
import { createSellCheckStore } from '../stores/sellCheck.ts'
import { createSessionsStore } from '../stores/sessions.ts'
import { createSetUpStore } from '../stores/setUp.ts'
import { createVaultStore } from '../stores/vault.ts'
import { createViewStore } from '../stores/view.ts'
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
  const line = createLineStore({ page, gaps, links })
  const viList = createViListStore({ interruptions, line, filters, clock, matches: createTextMatcher() })
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
