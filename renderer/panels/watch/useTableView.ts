import { useEffect, useRef } from 'react'
import { defaultSettings, type TableView } from '../../../shared/domain/settings.ts'
import { useApp, useSlice } from '../../app/context.ts'

const usual = defaultSettings.watchTable

/** A width that is being dragged changes many times before it is worth keeping, ms. */
const settlesAfter = 400

/** How the user likes the table. Takes effect at once and is kept when it has settled. */
export function useTableView() {
  const { api, stores } = useApp()
  const view = useSlice('settings', ({ value }) => value?.watchTable ?? usual)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const keep = () => {
    timer.current = undefined
    const { value } = stores.settings.getState()
    // One that cannot be kept holds for this page, and the page says that Vigil is gone.
    if (value) api.changeSettings({ watchTable: value.watchTable }).catch(() => {})
  }
  const latest = useRef(keep)
  latest.current = keep
  useEffect(
    () => () => {
      if (timer.current === undefined) return
      clearTimeout(timer.current)
      latest.current()
    },
    [],
  )
  const change = (part: Partial<TableView>) => {
    const { value } = stores.settings.getState()
    if (!value) return
    stores.settings.setState({ value: { ...value, watchTable: { ...value.watchTable, ...part } } })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => latest.current(), settlesAfter)
  }
  return { view, change }
}
