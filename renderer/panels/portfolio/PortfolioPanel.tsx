import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { Key } from '../../parts/Key.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { HoldingsPanel } from '../holdings/HoldingsPanel.tsx'
import { BalancePanel } from './BalancePanel.tsx'
import styles from './portfolio.module.css'

/** F3: what is held and what it is worth, or how much of it can be sold. */
export function PortfolioPanel() {
  const view = useSlice('view', ({ portfolio }) => portfolio)
  return view === 'checks' ? <HoldingsPanel views={<Views />} /> : <BalancePanel views={<Views />} />
}

/** Which of the two: in either the same. */
function Views() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const view = useSlice('view', ({ portfolio }) => portfolio)
  return (
    <span className={styles.views}>
      <Segments
        label={t('portfolio.views')}
        value={view}
        options={[
          { value: 'balance', text: t('portfolio.view.balance') },
          { value: 'checks', text: t('portfolio.view.checks') },
        ]}
        onChange={(portfolio) => stores.view.setState({ portfolio })}
      />
      <Key name="T" />
    </span>
  )
}
