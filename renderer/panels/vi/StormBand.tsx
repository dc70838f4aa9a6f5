import { useTranslation } from 'react-i18next'
import { useSlice } from '../../app/context.ts'
import { stormSeconds } from './selectStorm.ts'
import styles from './ViPanel.module.css'

export function StormBand() {
  const { t } = useTranslation()
  const storm = useSlice('viList', (list) => list.storm)
  if (!storm) return null
  const count = storm.up + storm.down
  return (
    <div className={styles.storm}>
      <strong className={styles.stormTitle}>{t('storm.title')}</strong>
      <strong>{t('storm.count', { seconds: stormSeconds, count })}</strong>
      <span>{t('storm.split', { up: storm.up, down: storm.down })}</span>
      <span className={styles.stormNote}>{t('storm.folded')}</span>
    </div>
  )
}
