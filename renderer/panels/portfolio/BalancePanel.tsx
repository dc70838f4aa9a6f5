import type { ReactNode } from 'react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../../shared/domain/instrument.ts'
import { useApp } from '../../app/context.ts'
import { ids } from '../../app/pageTargets.ts'
import { useIssueProgram } from '../../parts/useIssueProgram.ts'
import { noFilters } from '../../stores/filters.ts'
import { BalanceFooter } from './BalanceFooter.tsx'
import { BalanceHeader } from './BalanceHeader.tsx'
import { BalanceState } from './BalanceState.tsx'
import { CashCard } from './CashCard.tsx'
import { Health } from './Health.tsx'
import { KeyFigures } from './KeyFigures.tsx'
import { KoscomNote } from './KoscomNote.tsx'
import { PositionsTable } from './PositionsTable.tsx'
import styles from './portfolio.module.css'
import { ToldWeightsCard } from './ToldWeightsCard.tsx'
import { useBalanceKeys } from './useBalanceKeys.ts'
import { type Portfolio, usePortfolio } from './usePortfolio.ts'
import { useRefresh } from './useRefresh.ts'
import { WeightsCard } from './WeightsCard.tsx'

/** What the accounts hold, what it is worth, and what does not fit. */
export function BalancePanel({ views }: { readonly views: ReactNode }) {
  const { t } = useTranslation()
  const portfolio = usePortfolio()
  const { refresh, lost } = useRefresh()
  const acts = useRowActs(portfolio)
  const health = useRef<HTMLElement>(null)
  const panel = useBalanceKeys({ portfolio, acts, refresh, health })
  const empty = portfolio.lines.length === 0
  return (
    <section
      ref={panel}
      // Without rows there is no table to take the focus, and the keys work all the same.
      id={empty ? ids.portfolio : undefined}
      tabIndex={-1}
      className={styles.panel}
      aria-label={t('portfolio.panel')}
    >
      <BalanceHeader portfolio={portfolio} views={views} onRefresh={refresh} />
      <div className={styles.body}>
        <div className={styles.main}>
          <BalanceState portfolio={portfolio} lost={lost} />
          {portfolio.accounts.length > 0 && <KeyFigures portfolio={portfolio} />}
          {!empty && <PositionsTable portfolio={portfolio} onCheck={acts.check} />}
          {!empty && <BalanceFooter portfolio={portfolio} acts={acts} />}
          <Health ref={health} portfolio={portfolio} onRefresh={refresh} />
        </div>
        <div className={styles.cards}>
          {portfolio.accounts.length > 0 && <CashCard portfolio={portfolio} />}
          {portfolio.accounts.length > 0 && <WeightsCard portfolio={portfolio} />}
          <ToldWeightsCard portfolio={portfolio} />
          {portfolio.all !== null && <KoscomNote accounts={portfolio.all} />}
        </div>
      </div>
    </section>
  )
}

/** What can be done with the selected row's issue; a paper without a short code is no issue. */
export interface RowActs {
  readonly check: () => void
  readonly interruptions: () => void
  readonly program: () => void
}

function useRowActs({ lines }: Portfolio): RowActs {
  const { sell, stores, commands } = useApp()
  const askProgram = useIssueProgram()
  const ofSelected = (act: (issue: Issue) => void) => () => {
    const { selected } = stores.portfolio.getState()
    const line = lines.find(({ key }) => key === selected)
    if (line?.kind !== 'row' || line.position.code === null) return
    act({ code: line.position.code, name: line.position.name })
  }
  return {
    check: ofSelected((issue) => {
      stores.view.setState({ sell: true })
      void sell.ask(issue)
    }),
    interruptions: ofSelected(({ code }) => {
      stores.filters.setState({ ...noFilters, text: code })
      commands.list()
    }),
    program: ofSelected(askProgram),
  }
}
