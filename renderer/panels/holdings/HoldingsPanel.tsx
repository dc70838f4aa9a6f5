import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../../shared/domain/instrument.ts'
import { useApp } from '../../app/context.ts'
import { ids } from '../../app/pageTargets.ts'
import { useIssueProgram } from '../../parts/useIssueProgram.ts'
import { CheckList } from './CheckList.tsx'
import { HoldingsFooter } from './HoldingsFooter.tsx'
import { HoldingsHeader } from './HoldingsHeader.tsx'
import { HoldingsState } from './HoldingsState.tsx'
import { HoldingsTable } from './HoldingsTable.tsx'
import styles from './holdings.module.css'
import { useHoldingRows } from './useHoldingRows.ts'
import { useHoldingsKeys } from './useHoldingsKeys.ts'
import { useHoldingsLoaded } from './useHoldingsLoaded.ts'

/** How much of every holding can be sold, one check after the other. */
export function HoldingsPanel({ views }: { readonly views: ReactNode }) {
  const { t } = useTranslation()
  const { sell, stores } = useApp()
  const rows = useHoldingRows()
  useHoldingsLoaded()
  const askProgram = useIssueProgram()
  const ofSelected = (act: (issue: Issue) => void) => () => {
    const { selected } = stores.holdings.getState()
    const shown = rows.find(({ row }) => row.issue.code === selected)
    if (shown) act(shown.row.issue)
  }
  const check = ofSelected((issue) => {
    stores.view.setState({ sell: true })
    void sell.ask(issue)
  })
  const program = ofSelected(askProgram)
  const panel = useHoldingsKeys({ rows, onCheck: check, onProgram: program })
  return (
    <section
      ref={panel}
      // Without rows there is no table to take the focus, and the keys work all the same.
      id={rows.length === 0 ? ids.holdings : undefined}
      tabIndex={-1}
      className={styles.panel}
      aria-label={t('holdings.panel')}
    >
      <HoldingsHeader rows={rows} views={views} />
      <HoldingsState />
      <CheckList />
      {rows.length > 0 && <HoldingsTable rows={rows} onCheck={check} />}
      <HoldingsFooter rows={rows} onCheck={check} onProgram={program} />
    </section>
  )
}
