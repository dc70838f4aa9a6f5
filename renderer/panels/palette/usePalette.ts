import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../app/context.ts'
import { closePalette } from '../../app/viewActions.ts'
import { createTextMatcher } from '../../format/matchText.ts'
import { useIssueProgram } from '../../parts/useIssueProgram.ts'
import { type Entry, orders, screens } from './entries.ts'
import { findRows, type PaletteRow } from './findRows.ts'
import { lackOf } from './lackOf.ts'

interface PaletteView {
  readonly rows: readonly PaletteRow[]
  /** The place of the marked one; -1: there is none. */
  readonly active: number
  readonly type: (text: string) => void
  readonly move: (by: 1 | -1) => void
  readonly run: (row: PaletteRow | undefined) => void
}

/** The rows for a text, and what can be done with them. The first is marked; nothing runs by itself. */
export function usePalette(text: string): PaletteView {
  const { stores, commands, sell } = useApp()
  const askProgram = useIssueProgram()
  const names = useNames()
  const [matches] = useState(createTextMatcher)
  const [place, setPlace] = useState(0)

  // Read when the rows are drawn: what happens in the market while they are open need not move them.
  const rows = findRows(text, {
    ...names,
    issues: {
      recent: stores.sellCheck.getState().recent,
      holdings: stores.holdings.getState().rows?.holdings ?? [],
      interruptions: stores.interruptions.getState().newestFirst,
      listed: stores.instruments.getState().byCode.values(),
      matches,
    },
  })
  const active = Math.min(place, rows.length - 1)

  const act = (row: PaletteRow) => {
    if (row.kind === 'entry') return commands[row.entry.command]()
    if (row.kind === 'program') return askProgram(row.issue)
    stores.view.setState({ sell: true })
    sell.ask(row.issue)
  }
  return {
    rows,
    active,
    type(next) {
      setPlace(0)
      stores.view.setState({ palette: next })
    },
    move: (by) => setPlace(Math.max(0, Math.min(active + by, rows.length - 1))),
    run(row) {
      if (!row || (row.kind === 'entry' && lackOf(row.entry.command, stores) !== null)) return
      closePalette(stores)
      act(row)
    },
  }
}

/** Each by its name in both languages: who reads English may type 매도, and the other way round. */
function useNames() {
  const { i18n } = useTranslation()
  const named = (entries: readonly Entry[]) =>
    entries.map((entry) => ({
      entry,
      names: [
        i18n.getFixedT('ko')(`palette.command.${entry.command}`),
        i18n.getFixedT('en')(`palette.command.${entry.command}`),
      ],
    }))
  return { screens: named(screens), orders: named(orders) }
}
