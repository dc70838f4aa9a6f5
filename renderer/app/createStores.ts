import type { MonitorHealth } from '../../shared/domain/health.ts'
import type { Gap } from '../../shared/domain/link.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import { skewOf } from '../format/skew.ts'
import { createTextMatcher } from '../panels/vi/matchText.ts'
import { createViListStore } from '../panels/vi/viList.ts'
import { createClock } from '../stores/clock.ts'
import { createFiltersStore } from '../stores/filters.ts'
import { createInterruptionsStore } from '../stores/interruptions.ts'
import { createLatestStore } from '../stores/latest.ts'
import { createLineStore } from '../stores/line.ts'
import { createLinksStore } from '../stores/links.ts'
import { createPageStore } from '../stores/page.ts'
import { createProfilesStore } from '../stores/profiles.ts'
import { createReportsStore } from '../stores/reports.ts'
import { createSelectionStore } from '../stores/selection.ts'
import { createSessionsStore } from '../stores/sessions.ts'
import { createSetUpStore } from '../stores/setUp.ts'
import { createVaultStore } from '../stores/vault.ts'
import type { Permission } from './popups.ts'

export type Stores = ReturnType<typeof createStores>

/** One small store per feed and per concern of the view, and the two that are derived from them. */
export function createStores() {
  const interruptions = createInterruptionsStore()
  const gaps = createLatestStore<readonly Gap[]>()
  const links = createLinksStore()
  const page = createPageStore()
  const filters = createFiltersStore()
  const { store: clock, tick } = createClock({
    now: () => Date.now(),
    skew: () => skewOf(links.getState().kiwoom),
    after: (ms, then) => setTimeout(then, ms),
  })
  document.addEventListener('visibilitychange', tick)
  const line = createLineStore({ page, gaps, links })
  const viList = createViListStore({ interruptions, line, filters, clock, matches: createTextMatcher() })
  return {
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
    sessions: createSessionsStore(),
    profiles: createProfilesStore(),
    vault: createVaultStore(),
    setUp: createSetUpStore(),
    /** What the browser says about this page's notices; `null` where the system shows them. */
    permission: createLatestStore<Permission>(),
    connectionPanel: createLatestStore<boolean>(),
  }
}
