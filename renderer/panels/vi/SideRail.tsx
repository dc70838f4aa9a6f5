import { useTranslation } from 'react-i18next'
import { useSlice } from '../../app/context.ts'
import { useInterruption } from '../../parts/useInterruption.ts'
import { GapsCard } from '../connection/GapsCard.tsx'
import { NoticesCard } from '../connection/NoticesCard.tsx'
import { Detail } from './Detail.tsx'
import styles from './SideRail.module.css'

/** Beside a wide list: the chosen event, what was missed, what was told. On a narrow page only the first, when asked for. */
export function SideRail() {
  const { t } = useTranslation()
  const id = useSlice('selection', (selection) => selection.id)
  const open = useSlice('selection', ({ detail }) => detail)
  const interruption = useInterruption(id ?? '')
  return (
    <aside
      className={styles.rail}
      data-open={open && interruption !== undefined}
      aria-label={t('detail.label')}
    >
      {interruption ? (
        <Detail interruption={interruption} />
      ) : (
        <section className={styles.hint}>{t('detail.hint')}</section>
      )}
      <div className={styles.cards}>
        <GapsCard />
        <NoticesCard />
      </div>
    </aside>
  )
}
