import { useTranslation } from 'react-i18next'
import type { Lamp as LampState } from '../../shared/domain/link.ts'
import { Lamp } from './Lamp.tsx'
import styles from './parts.module.css'
import { lampNames, useLamps } from './useLamps.ts'

/** The line's three truths, told by shape alone; the words are for screen readers. */
export function LampTrio() {
  const { t } = useTranslation()
  const lamps = useLamps()
  const words = lampNames
    .map((name) => t('lamps.one', { lamp: t(`lamps.${name}`), state: t(`lamps.${lamps[name]}`) }))
    .join(', ')
  return (
    <span className={styles.lamps} role="img" aria-label={words}>
      {lampNames.map((name) => (
        <Lamp key={name} state={lamps[name] satisfies LampState | 'unused'} />
      ))}
    </span>
  )
}
