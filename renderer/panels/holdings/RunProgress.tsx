import { useTranslation } from 'react-i18next'
import { useSlice } from '../../app/context.ts'
import styles from './holdings.module.css'
import { runWords } from './runWords.ts'

/** How far the run is. One that ended early says how many it left out. */
export function RunProgress() {
  const { t } = useTranslation()
  const run = useSlice('holdings', (state) => state.run)
  if (!run) return null
  const done = run.codes.length - run.left.length
  const words = runWords(run, t)
  if (run.end === 'done') return <span className={styles.basis}>{words}</span>
  if (run.end !== null) return null
  return (
    <>
      <span className={styles.basis}>{words}</span>
      <progress
        className={styles.progress}
        aria-label={t('holdings.progress.label')}
        aria-valuetext={words}
        max={run.codes.length}
        value={done}
      />
    </>
  )
}
