import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WatchEdit, WatchlistState } from '../../../shared/domain/watchlist.ts'
import { useApp } from '../../app/context.ts'

export interface Note {
  readonly text: string
  readonly failed: boolean
}

export interface WatchEdits {
  /** What became of the last edit, in words; `null`: nothing to say. */
  readonly note: Note | null
  readonly say: (note: Note | null) => void
  /** Resolves to the watchlist as it is then; `null`: it was not changed. */
  readonly edit: (edit: WatchEdit, words: string) => Promise<WatchlistState | null>
  readonly undo: () => Promise<void>
}

/** The user's edits. Nothing on the page changes before the monitor has taken it. */
export function useWatchEdits(): WatchEdits {
  const { t } = useTranslation()
  const { api, stores } = useApp()
  const [note, say] = useState<Note | null>(null)
  const ask = async (request: () => Promise<WatchlistState>, words: string) => {
    const refuse = (text: string) => {
      say({ text, failed: true })
      return null
    }
    if (stores.page.getState().closedAt !== null) return refuse(t('watch.edit.closed'))
    const before = stores.watchlist.getState().value
    try {
      const state = await request()
      if (JSON.stringify(state.watchlist) === JSON.stringify(before?.watchlist))
        return refuse(t('watch.edit.nothing'))
      stores.watchlist.setState({ value: state })
      say({ text: words, failed: false })
      return state
    } catch {
      return refuse(t('watch.edit.failed'))
    }
  }
  return {
    note,
    say,
    edit: (edit, words) => ask(() => api.editWatchlist(edit), words),
    async undo() {
      const last = stores.watchlist.getState().value?.undo ?? null
      if (last === null) return say({ text: t('watch.undo.nothing'), failed: true })
      await ask(() => api.undoWatchlist(undefined), t('watch.undo.done', { what: t(`watch.undo.${last}`) }))
    },
  }
}
