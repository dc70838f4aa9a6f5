import type { MonitorApi } from '../../shared/contract.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { LatestStore } from '../stores/latest.ts'
import { type SellCheckStore, withRecent } from '../stores/sellCheck.ts'

interface KeepRecentDeps {
  readonly api: Pick<MonitorApi, 'changeSettings'>
  readonly stores: { readonly sellCheck: SellCheckStore; readonly settings: LatestStore<Settings> }
}

/** The issues that were checked last outlive the page; their figures do not. */
export function keepRecent({ api, stores: { sellCheck, settings } }: KeepRecentDeps): void {
  /** As the settings have it; `null`: they have not been told, and writing would lose what is in them. */
  let kept: string | null = null

  function write(): void {
    const recentIssues = sellCheck.getState().recent.map(({ issue }) => issue)
    const text = JSON.stringify(recentIssues)
    if (kept === null || kept === text) return
    kept = text
    // What could not be kept is missing at the next start, and harms nobody until then.
    api.changeSettings({ recentIssues }).catch(() => {})
  }

  function begin(value: Settings | null): void {
    if (kept !== null || !value) return
    kept = JSON.stringify(value.recentIssues)
    const older = value.recentIssues.map((issue) => ({ issue, answer: null, leaps: 0 }))
    sellCheck.setState(({ recent }) => ({ recent: withRecent(older, recent) }))
  }

  begin(settings.getState().value)
  settings.subscribe(({ value }) => begin(value))
  sellCheck.subscribe(({ recent }, before) => {
    if (recent !== before.recent) write()
  })
}
