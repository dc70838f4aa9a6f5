import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../app/context.ts'
import { type Act, type PanelBindings, usePanelBindings } from '../../app/usePanelKeys.ts'
import { moved } from '../holdings/movedSelection.ts'
import type { RowActs } from './BalancePanel.tsx'
import { nextSort, rowKeys } from './lines.ts'
import { saveCsv } from './saveCsv.ts'
import type { Portfolio } from './usePortfolio.ts'

interface BalanceKeysDeps {
  readonly portfolio: Portfolio
  readonly acts: RowActs
  readonly refresh: () => void
  readonly health: RefObject<HTMLElement | null>
}

/** The keys of the panel. */
export function useBalanceKeys(deps: BalanceKeysDeps): RefObject<HTMLElement | null> {
  return usePanelBindings(useBindings(deps))
}

function useBindings({ portfolio, acts, refresh, health }: BalanceKeysDeps): PanelBindings {
  const { t } = useTranslation()
  const { stores } = useApp()
  const store = stores.portfolio
  const keys = rowKeys(portfolio.lines)
  const move = (to: 'next' | 'previous' | 'first' | 'last') => () =>
    store.setState(({ selected }) => ({ selected: moved(keys, selected, to) }))
  const toggleHealth = () => {
    const open = !store.getState().health
    store.setState({ health: open })
    if (open) health.current?.focus()
  }
  const anywhere = new Map<string, Act>([
    ['KeyJ', move('next')],
    ['KeyK', move('previous')],
    ['KeyS', acts.check],
    ['KeyV', acts.interruptions],
    ['KeyP', acts.program],
    ['KeyE', () => keys.length > 0 && saveCsv(portfolio, stores, t)],
    ['KeyH', toggleHealth],
    ['KeyT', () => stores.view.setState({ portfolio: 'checks' })],
    ['F5', refresh],
    ['KeyO', () => store.setState(({ sort }) => ({ sort: nextSort(sort) }))],
    ['Shift+KeyO', () => store.setState(({ sort }) => ({ sort: { ...sort, descending: !sort.descending } }))],
  ])
  const offControls = new Map<string, Act>([
    ['ArrowDown', move('next')],
    ['ArrowUp', move('previous')],
    ['Home', move('first')],
    ['End', move('last')],
    ['Enter', acts.check],
  ])
  return { anywhere, offControls }
}
