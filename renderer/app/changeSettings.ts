import type { MonitorApi } from '../../shared/contract.ts'
import { changed, type Settings, type SettingsChange } from '../../shared/domain/settings.ts'
import type { Stores } from './createStores.ts'

export type ChangeSettings = (change: (now: Settings) => SettingsChange) => void

/** Takes effect on this page at once, whatever becomes of the monitor: a mask must not wait. */
export function createSettingsChange(
  api: Pick<MonitorApi, 'changeSettings'>,
  { settings }: Pick<Stores, 'settings'>,
): ChangeSettings {
  return (change) => {
    const { value } = settings.getState()
    if (!value) return
    const asked = change(value)
    settings.setState({ value: changed(value, asked) })
    // The monitor tells every page how the settings stand; one that is gone tells nothing, and the page says so.
    api.changeSettings(asked).catch(() => {})
  }
}
