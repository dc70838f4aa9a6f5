import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { isControl, isTextField } from '../../app/keys.ts'
import type { ShownRow } from './HoldingsRow.tsx'
import { moved } from './movedSelection.ts'
import { saveCsv } from './saveCsv.ts'
import { nextColumn } from './sortRows.ts'

interface HoldingsKeysDeps {
  readonly rows: readonly ShownRow[]
  readonly onCheck: () => void
  readonly onProgram: () => void
}

/** While the panel is shown, the keys of lists are its own and not those of the list it covers. */
export function useHoldingsKeys(deps: HoldingsKeysDeps): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null)
  const bindings = useBindings(deps)
  const latest = useRef(bindings)
  latest.current = bindings
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event
      const modified = event.ctrlKey || event.altKey || event.metaKey
      if (event.isComposing || modified || isTextField(target) || document.querySelector('dialog[open]'))
        return
      const inside = target instanceof Node && panel.current?.contains(target) === true
      // A key that somebody presses in another panel is that panel's.
      if (!inside && target !== document.body) return
      const act = boundTo(event, latest.current)
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
  return panel
}

type Act = () => void

interface Bindings {
  readonly anywhere: ReadonlyMap<string, Act>
  /** A button keeps Enter and the arrows. */
  readonly offControls: ReadonlyMap<string, Act>
}

/** By their place on the keyboard, so that ㅓ is J. */
function boundTo(event: KeyboardEvent, { anywhere, offControls }: Bindings): Act | undefined {
  const key = event.shiftKey ? `Shift+${event.code}` : event.code
  return anywhere.get(key) ?? (isControl(event.target) ? undefined : offControls.get(key))
}

function useBindings({ rows, onCheck, onProgram }: HoldingsKeysDeps): Bindings {
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
