import { useEffect, useState } from 'react'
import type { Issue } from '../../../shared/domain/instrument.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { createTextMatcher } from '../../format/matchText.ts'
import { type Suggestion, suggestionsFor } from './suggestions.ts'

interface Suggestions {
  readonly options: readonly Suggestion[]
  readonly open: boolean
  /** The place of the marked one; -1: none is. */
  readonly active: number
  /** What Enter takes; `undefined`: nothing is marked. */
  readonly chosen: Issue | undefined
  readonly show: (open: boolean) => void
  /** Also takes the clipboard's proposal back. */
  readonly close: () => void
  readonly move: (by: 1 | -1) => void
}

/** The list under the field. The first is marked where something was typed or is proposed; nothing runs by itself. */
export function useSuggestions(typed: string): Suggestions {
  const { stores, sell } = useApp()
  const proposal = useSlice('sellCheck', (state) => state.proposal)
  const [matches] = useState(createTextMatcher)
  const [wanted, setWanted] = useState(false)
  const [moved, setMoved] = useState<number | null>(null)
  useEffect(() => {
    if (proposal === null) return
    setWanted(true)
    setMoved(null)
  }, [proposal])

  // Read when the list is drawn: what happens in the market while it is open need not move it.
  const options = wanted
    ? suggestionsFor(typed, {
        proposal,
        recent: stores.sellCheck.getState().recent,
        holdings: stores.holdings.getState().rows?.holdings ?? [],
        interruptions: stores.interruptions.getState().newestFirst,
        listed: stores.instruments.getState().byCode.values(),
        matches,
      })
    : []
  const open = options.length > 0
  const first = typed.trim() !== '' || proposal !== null ? 0 : -1
  const active = open ? Math.min(moved ?? first, options.length - 1) : -1
  return {
    options,
    open,
    active,
    chosen: options[active]?.issue,
    show(next) {
      setWanted(next)
      setMoved(null)
    },
    close() {
      setWanted(false)
      setMoved(null)
      if (proposal !== null) sell.propose(null)
    },
    move(by) {
      if (!open) return setWanted(true)
      setMoved(Math.max(-1, Math.min(active + by, options.length - 1)))
    },
  }
}
