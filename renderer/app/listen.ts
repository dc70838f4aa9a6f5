import type { Attention, MonitorApi } from '../../shared/contract.ts'
import { takeAccounts } from '../stores/accounts.ts'
import { takeInstruments } from '../stores/instruments.ts'
import { mergeNews } from '../stores/interruptions.ts'
import { takeLatest } from '../stores/latest.ts'
import { mergeLinks } from '../stores/links.ts'
import { markBroken, markMended } from '../stores/page.ts'
import { mergeQuotes } from '../stores/quotes.ts'
import { mergeReports } from '../stores/reports.ts'
import { mergeSessions } from '../stores/sessions.ts'
import type { Stores } from './createStores.ts'
import { follow, nextFrame } from './follow.ts'

interface Listening {
  readonly api: MonitorApi
  readonly stores: Stores
  /** The user pointed at something from outside the page. */
  readonly onAttention: (what: Attention) => void
  readonly signal: AbortSignal
}

/** Connects every feed to its store, one write per batch. */
export function listen({ api, stores, onAttention, signal }: Listening): void {
  const to = <T>(
    name: string,
    open: (question: undefined, signal: AbortSignal) => AsyncIterable<readonly T[]>,
    take: (batch: readonly T[]) => void,
  ) =>
    void follow({
      open: (inner) => open(undefined, inner),
      take,
      pace: nextFrame,
      signal,
      onLost: () => markBroken(stores.page, name, Date.now()),
      onBack: () => markMended(stores.page, name),
    })

  to('interruptions', api.interruptions, (batch) =>
    stores.interruptions.setState((state) => mergeNews(state, batch), true),
  )
  to('gaps', api.gaps, takeLatest(stores.gaps))
  to('links', api.links, (batch) => stores.links.setState(mergeLinks(batch)))
  to('sessions', api.sessions, (batch) => stores.sessions.setState(mergeSessions(batch)))
  to('profiles', api.profiles, takeLatest(stores.profiles))
  to('vault', api.vault, takeLatest(stores.vault))
  to('health', api.health, takeLatest(stores.health))
  to('calendar', api.calendar, takeLatest(stores.calendar))
  to('settings', api.settings, takeLatest(stores.settings))
  to('quotes', api.quotes, (batch) => stores.quotes.setState((state) => mergeQuotes(state, batch)))
  to('quotePlan', api.quotePlan, takeLatest(stores.quotePlan))
  to('instruments', api.instruments, takeInstruments(stores.instruments))
  to('accounts', api.accounts, takeAccounts(stores.accounts))
  to('mine', api.mine, takeLatest(stores.mine))
  to('watchlist', api.watchlist, takeLatest(stores.watchlist))
  to('noticeReports', api.noticeReports, (batch) =>
    stores.reports.setState(({ reports }) => ({ reports: mergeReports(reports, batch) })),
  )
  to('attention', api.attention, (batch) => {
    const pointedAt = batch.at(-1)
    if (pointedAt) onAttention(pointedAt)
  })
}
