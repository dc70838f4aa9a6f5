import { useTranslation } from 'react-i18next'
import type { Issue } from '../../../shared/domain/instrument.ts'
import { useSlice } from '../../app/context.ts'
import styles from './watch.module.css'

interface AddOptionsProps {
  readonly options: readonly Issue[]
  readonly active: number
  readonly onChoose: (issue: Issue) => void
}

export function addOptionId(place: number): string {
  return `watch-option-${place}`
}

export function AddOptions({ options, active, onChoose }: AddOptionsProps) {
  const { t } = useTranslation()
  const listed = useSlice('instruments', ({ byCode }) => byCode)
  const isTold = useSlice('instruments', ({ told }) => told !== null && told.askedAt !== null)
  return (
    <div id="watch-options" className={styles.options} role="listbox" aria-label={t('watch.add.options')}>
      {options.map((issue, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field that owns the list takes its keys
        <div
          key={issue.code}
          id={addOptionId(place)}
          className={styles.option}
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          // The focus stays in the field.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(issue)}
        >
          <span className={styles.name}>{issue.name ?? issue.code}</span>
          {issue.name !== null && <span className={styles.code}>{issue.code}</span>}
          {!listed.has(issue.code) && (
            <span className={styles.optionKind}>{t(isTold ? 'watch.unlisted' : 'watch.notLoaded')}</span>
          )}
          {listed.get(issue.code)?.kind === 'ETF' && <span className={styles.optionKind}>ETF</span>}
          {listed.get(issue.code)?.kind === 'ETN' && <span className={styles.optionKind}>ETN</span>}
        </div>
      ))}
    </div>
  )
}
