import type { BrokerId } from '../../shared/domain/instrument.ts'
import { noFilters } from '../stores/filters.ts'
import { nothingSelected } from '../stores/selection.ts'
import type { ViewState } from '../stores/view.ts'
import type { Stores } from './createStores.ts'
import type { SellActions } from './sellActions.ts'

/** Selects an event the user pointed at elsewhere and brings its row up, past any filter that hides it. */
export function reveal(stores: Stores, id: string): void {
  const { filters, selection, viList, connectionPanel } = stores
  const listed = () => viList.getState().items.some(({ key }) => key === id)
  if (!listed()) filters.setState(noFilters)
  connectionPanel.setState({ value: false })
  showLeft(stores, 'vi')
  selection.setState((state) => ({ ...state, id, reveal: 'centre' }))
}

export function select({ selection }: Stores, id: string): void {
  selection.setState({ id, reveal: 'nearest' })
}

/** Moves the selection over rows; gaps are passed over. */
export function moveSelection(
  { selection, viList }: Stores,
  to: 'next' | 'previous' | 'first' | 'last',
): void {
  const rows = viList.getState().items.filter(({ kind }) => kind === 'row')
  if (rows.length === 0) return
  const at = rows.findIndex(({ key }) => key === selection.getState().id)
  const last = rows.length - 1
  const place = {
    first: 0,
    last,
    next: Math.min(at + 1, last),
    previous: Math.max(at - 1, 0),
  }[to]
  const row = rows[place]
  if (row) selection.setState({ id: row.key, reveal: 'nearest' })
}

/** What is open closes first, then the selection goes. */
export function stepBack({ selection }: Stores): void {
  selection.setState((state) => (state.detail ? { ...state, detail: false } : nothingSelected))
}

export function toggleDetail({ selection }: Stores): void {
  selection.setState((state) => (state.id === null ? state : { ...state, detail: !state.detail }))
}

/** What lies over the left side on a narrow page makes room. */
export function showLeft({ view }: Stores, left: ViewState['left']): void {
  view.setState({ left, sell: false })
}

/** Asks about the selected event's issue: the user's own word, so it goes out at once. */
export function checkSelected({ selection, interruptions, view }: Stores, sell: SellActions): void {
  const selected = interruptions.getState().byId.get(selection.getState().id ?? '')
  if (!selected) return
  view.setState({ sell: true })
  sell.ask(selected.issue)
}

export function toggleConnection({ connectionPanel }: Stores): void {
  connectionPanel.setState(({ value }) => ({ value: value !== true }))
}

/** Opens the palette, or types on in it. What lay open makes room: two dialogs never lie on each other. */
export function openPalette({ view, connectionPanel }: Stores, typed = ''): void {
  connectionPanel.setState({ value: false })
  view.setState(({ palette }) => ({ palette: (palette ?? '') + typed, settings: false }))
}

export function closePalette({ view }: Stores): void {
  view.setState({ palette: null })
}

/** Opens the guide at a broker's form. The panel makes room: two dialogs never lie on each other. */
export function openSetUp({ setUp, connectionPanel }: Stores, broker: BrokerId): void {
  connectionPanel.setState({ value: false })
  setUp.setState({ broker })
}
