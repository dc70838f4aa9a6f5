import { useTranslation } from 'react-i18next'
import type { Issue } from '../../../shared/domain/instrument.ts'
import { useSlice } from '../../app/context.ts'
import { IssueOptions } from '../../parts/IssueOptions.tsx'

interface AddOptionsProps {
  readonly id: string
  readonly options: readonly Issue[]
  readonly active: number
  readonly onChoose: (issue: Issue) => void
}

/** Each issue with what it is other than a share, or that no list knows it. */
export function AddOptions({ id, options, active, onChoose }: AddOptionsProps) {
  const { t } = useTranslation()
  const listed = useSlice('instruments', ({ byCode }) => byCode)
  const isTold = useSlice('instruments', ({ told }) => told !== null && told.askedAt !== null)
  const noteOf = ({ code }: Issue) => {
    const instrument = listed.get(code)
    if (!instrument) return t(isTold ? 'watch.unlisted' : 'watch.notLoaded')
    return instrument.kind === 'ETF' || instrument.kind === 'ETN' ? instrument.kind : null
  }
  return (
    <IssueOptions
      id={id}
      label={t('watch.add.options')}
      options={options.map((issue) => ({ issue, note: noteOf(issue) }))}
      active={active}
      onChoose={onChoose}
      overTable
    />
  )
}
