import { useMemo, useSyncExternalStore } from 'react'
import { useApp } from '../../app/context.ts'
import type { Stores } from '../../app/createStores.ts'
import { realCalendar } from '../../stores/calendar.ts'
import { goneOf } from '../../stores/page.ts'
import { type Card, cardOf } from './cardOf.ts'
import { sellFactsOf } from './sellFacts.ts'

/** The card as it is now; `null` before anything was asked. Changes only when something on it does. */
export function useSellCard(): Card | null {
  const { stores } = useApp()
  const source = useMemo(() => cardSource(stores), [stores])
  return useSyncExternalStore(source.subscribe, source.read)
}

const watched = [
  'sellCheck',
  'clock',
  'calendar',
  'sessions',
  'page',
  'health',
  'links',
  'line',
  'interruptions',
  'holdings',
] as const satisfies readonly (keyof Stores)[]

/** Other issues' VIs and passing seconds make the same card again, and that is no news to anybody. */
export function cardSource(stores: Stores) {
  let last: { readonly card: Card | null; readonly text: string } = { card: null, text: 'null' }
  return {
    subscribe(changed: () => void): () => void {
      const stops = watched.map((name) => stores[name].subscribe(changed))
      return () => {
        for (const stop of stops) stop()
      }
    },
    read(): Card | null {
      const card = cardNow(stores)
      const text = JSON.stringify(card)
      if (text !== last.text) last = { card, text }
      return last.card
    },
  }
}

function cardNow(stores: Stores): Card | null {
  const state = stores.sellCheck.getState()
  if (state.issue === null) return null
  const { date, newestFirst } = stores.interruptions.getState()
  const facts = sellFactsOf(
    {
      clock: stores.clock.getState(),
      calendar: realCalendar(stores.calendar.getState().value),
      session: stores.sessions.getState().kis,
      gone: goneOf(stores.page.getState()),
      feed: stores.health.getState().value?.environment,
      link: stores.links.getState().kiwoom,
      line: stores.line.getState(),
      interruptions: date === null ? null : newestFirst,
      holdings: stores.holdings.getState().rows,
    },
    { code: state.issue.code, answer: state.answer, leaps: state.leaps, planned: state.planned },
  )
  return cardOf(state.issue, state, facts)
}
