import { useTranslation } from 'react-i18next'
import type { Issue } from '../../../shared/domain/instrument.ts'
import { IssueOptions } from '../../parts/IssueOptions.tsx'
import type { Suggestion } from './suggestions.ts'

interface SuggestionListProps {
  readonly id: string
  readonly options: readonly Suggestion[]
  readonly active: number
  readonly onChoose: (issue: Issue) => void
}

/** Each suggestion with why it is offered. */
export function SuggestionList({ id, options, active, onChoose }: SuggestionListProps) {
  const { t } = useTranslation()
  const noted = options.map(({ kind, issue }) => ({
    issue,
    note: kind === 'known' ? null : t(`sell.field.${kind}`),
  }))
  return (
    <IssueOptions id={id} label={t('sell.field.list')} options={noted} active={active} onChoose={onChoose} />
  )
}
