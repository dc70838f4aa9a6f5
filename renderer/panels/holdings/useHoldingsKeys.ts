import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { type Act, type PanelBindings, usePanelBindings } from '../../app/usePanelKeys.ts'
import type { ShownRow } from './HoldingsRow.tsx'
import { moved } from './movedSelection.ts'
import { saveCsv } from './saveCsv.ts'
import { nextColumn } from './sortRows.ts'

interface HoldingsKeysDeps {
  readonly rows: readonly ShownRow[]
  readonly onCheck: () => void
  readonly onProgram: () => void
}

/** The keys of the panel. */
export function useHoldingsKeys(deps: HoldingsKeysDeps): RefObject<HTMLElement | null> {
  return usePanelBindings(useBindings(deps))
}

function useBindings({ rows, onCheck, onProgram }: HoldingsKeysDeps): PanelBindings {
  const { t } = useTranslation()
  const { holdings, stores } = useApp()
  const codes = rows.map(({ row }) => row.issue.code)
  const move = (to: 'next' | 'previous' | 'first' | 'last') => () =>
    stores.holdings.setState(({ selected }) => ({ selected: moved(codes, selected, to) }))
  const sort = stores.holdings
  const busy = useSlice('holdings', ({ asking, run }) => asking !== null || run?.end === null)
  const anywhere = new Map<string, Act>([
    ['KeyJ', move('next')],
    ['KeyK', move('previous')],
    ['KeyS', onCheck],
    ['KeyP', onProgram],
    ['KeyT', () => stores.view.setState({ portfolio: 'balance' })],
    busy ? ['Escape', holdings.cancel] : ['F5', () => void holdings.checkAll()],
    ['KeyE', () => rows.length > 0 && saveCsv(rows, stores, t)],
    ['KeyO', () => sort.setState((state) => ({ sort: nextColumn(state.sort) }))],
    [
      'Shift+KeyO',
      () => sort.setState((state) => ({ sort: { ...state.sort, descending: !state.sort.descending } })),
    ],
  ])
  const offControls = new Map<string, Act>([
    ['ArrowDown', move('next')],
    ['ArrowUp', move('previous')],
    ['Home', move('first')],
    ['End', move('last')],
    ['Enter', onCheck],
  ])
  return { anywhere, offControls }
}
