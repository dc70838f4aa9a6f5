import type { RefObject } from 'react'
import { useApp } from '../../app/context.ts'
import { isControl, placeOf } from '../../app/keys.ts'
import { type Act, usePanelKeys } from '../../app/usePanelKeys.ts'
import type { ProgramState } from '../../stores/program.ts'
import { institutionsKey, type MatrixRow, matrixRows, movedRow } from './programRows.ts'
import { shownTable } from './shownTable.ts'

/** The keys of the panel. */
export function useProgramKeys(onSave: (what: 'table' | 'series') => void): RefObject<HTMLElement | null> {
  const bindings = useBindings(onSave)
  return usePanelKeys((event, inside) => boundTo(event, bindings, inside))
}

interface Bindings {
  readonly anywhere: ReadonlyMap<string, Act>
  /** The chart and the buttons keep their arrows. */
  readonly ofMatrix: ReadonlyMap<string, Act>
  /** What Escape closes here; `null`: nothing is open. */
  readonly stepBack: (inside: boolean) => Act | null
}

function boundTo(event: KeyboardEvent, bindings: Bindings, inside: boolean): Act | null | undefined {
  const key = placeOf(event)
  if (key === 'Escape') return bindings.stepBack(inside)
  const act = bindings.anywhere.get(key)
  if (act || isControl(event.target)) return act
  const atMatrix = event.target instanceof Element && event.target.closest('[role="treegrid"]') !== null
  const atNothing = event.target instanceof HTMLElement && event.target.tabIndex < 0
  return atMatrix || atNothing ? bindings.ofMatrix.get(key) : undefined
}

function after<T>(all: readonly [T, ...T[]], one: T): T {
  return all[all.indexOf(one) + 1] ?? all[0]
}

function useBindings(onSave: (what: 'table' | 'series') => void): Bindings {
  const { program: actions, stores } = useApp()
  const { program, sellCheck } = stores
  const put = (change: (state: ProgramState) => Partial<ProgramState>) => () => program.setState(change)
  const anywhere = new Map<string, Act>([
    ['Digit1', () => actions.turnTo({ market: 'KOSPI' })],
    ['Digit4', () => actions.turnTo({ market: 'KOSDAQ' })],
    ['KeyJ', () => actions.turnTo({ venue: 'KRX' })],
    ['KeyN', () => actions.turnTo({ venue: 'NXT' })],
    ['KeyU', () => actions.turnTo({ venue: 'combined' })],
    ['KeyQ', put(({ unit }) => ({ unit: unit === 'amount' ? 'quantity' : 'amount' }))],
    ['KeyW', put(({ moneyUnit }) => ({ moneyUnit: after(['million', 'eok', 'jo'], moneyUnit) }))],
    ['KeyT', put(({ view }) => ({ view: after(['both', 'table', 'chart'], view) }))],
    ['KeyD', actions.toggleDays],
    ['KeyE', () => onSave('table')],
    ['Shift+KeyE', () => onSave('series')],
  ])
  const move = (to: 'next' | 'previous' | 'first' | 'last') =>
    put((state) => ({ selected: movedRow(rowsOf(state), state.selected, to) }))
  const ofMatrix = new Map<string, Act>([
    ['ArrowDown', move('next')],
    ['ArrowUp', move('previous')],
    ['Home', move('first')],
    ['End', move('last')],
    ['ArrowLeft', put(folded)],
    ['ArrowRight', put(() => ({ folded: false }))],
  ])
  const stepBack = (inside: boolean): Act | null => {
    const { days, past, issue } = program.getState()
    // What is asked in the other panel is taken back first, wherever nothing has the focus.
    if (!inside && sellCheck.getState().asking) return null
    if (days) return actions.closeDays
    if (issue.asking) return actions.issue.cancel
    return past ? () => void actions.openDay(null) : null
  }
  return { anywhere, ofMatrix, stepBack }
}

function rowsOf(state: ProgramState): readonly MatrixRow[] {
  return matrixRows(shownTable(state).read?.table ?? [], state.folded)
}

/** A selected row that is folded away leaves the selection to the row it is folded into. */
function folded(state: ProgramState): Partial<ProgramState> {
  const selected = rowsOf(state).find(({ key }) => key === state.selected)
  const hidden = selected?.investor?.group === 'institution'
  return { folded: true, selected: hidden ? institutionsKey : state.selected }
}
