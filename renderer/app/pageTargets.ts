import type { i18n } from 'i18next'
import { viCsv } from '../panels/vi/viCsv.ts'
import type { Voices } from './announcements.ts'
import type { CommandTargets } from './commands.ts'
import type { Stores } from './createStores.ts'
import { download } from './download.ts'
import { late } from './late.ts'
import type { LatePart } from './later.tsx'
import type { SellHands } from './sellActions.ts'

/** The places of the page that keys lead to, by their ids. */
export const ids = {
  list: 'vi-list',
  filter: 'vi-filter',
  holdings: 'holdings-list',
  portfolio: 'portfolio-list',
  watch: 'watch-list',
  watchAdd: 'watch-add',
  watchFind: 'watch-find',
  program: 'program-table',
  programIssue: 'program-issue',
  sell: 'sell-check',
  sellField: 'sell-field',
  polite: 'said-politely',
  assertive: 'said-at-once',
}

export function pageTargets(stores: Stores, i18n: i18n): CommandTargets {
  return {
    focusList: () => focusSoon(ids.list),
    focusHoldings: () => focusOnce(late.portfolio, ids.holdings),
    focusPortfolio: () => {
      const { portfolio } = stores.view.getState()
      focusOnce(late.portfolio, portfolio === 'checks' ? ids.holdings : ids.portfolio)
    },
    focusWatch: () => focusOnce(late.watch, ids.watch),
    focusProgram: () => focusOnce(late.program, ids.program),
    focusProgramIssue: () => focusOnce(late.program, ids.programIssue),
    focusFilter: () => focusSoon(ids.filter),
    exportCsv: () => {
      const { date, byId } = stores.interruptions.getState()
      const text = viCsv(stores.viList.getState().items, byId, i18n.t)
      download(`vigil-vi-${date ?? 'unknown'}.csv`, text)
    },
  }
}

export function sellHands(): SellHands {
  return {
    isShown: () =>
      document.visibilityState === 'visible' && document.getElementById(ids.sell)?.checkVisibility() === true,
    focusField: () => focusSoon(ids.sellField),
    // Where there is no secure context there is no clipboard either.
    readClipboard: async () => (await navigator.clipboard?.readText()) ?? '',
    writeClipboard: async (text) => navigator.clipboard.writeText(text),
  }
}

/** At once where the place can take the focus, so that the next key is typed there; else once it is drawn. */
function focusSoon(id: string): void {
  if (!focusNow(id)) setTimeout(() => focusNow(id))
}

function focusNow(id: string): boolean {
  const place = document.getElementById(id)
  place?.focus()
  if (place instanceof HTMLInputElement) place.select()
  return place !== null && document.activeElement === place
}

/** The same for a place whose code may not be here yet. */
function focusOnce(part: LatePart, id: string): void {
  void part.load().then(() => focusSoon(id))
}

export function pageVoices(): Voices {
  const say = (id: string) => (text: string) => {
    const place = document.getElementById(id)
    if (place) place.textContent = text
  }
  return { polite: say(ids.polite), assertive: say(ids.assertive) }
}
