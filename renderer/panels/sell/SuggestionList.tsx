import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../../shared/domain/instrument.ts'
import styles from './IssueField.module.css'
import type { Suggestion } from './suggestions.ts'

interface SuggestionListProps {
  readonly id: string
  readonly options: readonly Suggestion[]
  readonly active: number
  readonly onChoose: (issue: Issue) => void
}

export function SuggestionList({ id, options, active, onChoose }: SuggestionListProps) {
  const { t } = useTranslation()
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active >= 0) ref.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div ref={ref} id={id} className={styles.list} role="listbox" aria-label={t('sell.field.list')}>
      {options.map(({ kind, issue }, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field that owns the list takes its keys
        <div
          key={`${kind} ${issue.code}`}
          id={optionId(place)}
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
          {kind !== 'known' && <span className={styles.kind}>{t(`sell.field.${kind}`)}</span>}
        </div>
      ))}
    </div>
  )
}

export function optionId(place: number): string {
  return `sell-option-${place}`
}
