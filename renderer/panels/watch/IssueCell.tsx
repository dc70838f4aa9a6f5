import { memo } from 'react'
import { useSlice, useWords } from '../../app/context.ts'
import { Badge } from '../../parts/Badge.tsx'
import { isShortCode } from './isShortCode.ts'
import styles from './watch.module.css'

interface IssueCellProps {
  readonly code: string
  /** As it was called when it was added. */
  readonly name: string | null
}

/** The name and the code, and what a trader must know of the paper before anything else. */
export const IssueCell = memo(function IssueCell({ code, name }: IssueCellProps) {
  const t = useWords()
  const listed = useSlice('instruments', ({ byCode }) => byCode.get(code))
  const isToldOf = useSlice('instruments', ({ told }) => told !== null && told.askedAt !== null)
  const isForeign = !isShortCode(code)
  const shown = listed?.name ?? name
  const warning = listed?.warning ?? 'none'
  return (
    <td className={styles.issue} data-column="issue">
      <span className={styles.name}>{shown ?? code}</span>
      {shown !== null && <span className={styles.code}>{code}</span>}
      {warning !== 'none' && <Badge tone="caution">{t(`watch.warning.${warning}`)}</Badge>}
      {isForeign && <Badge tone="plain">{t('watch.foreign')}</Badge>}
      {!isForeign && isToldOf && !listed && <Badge tone="unknown">{t('watch.unlisted')}</Badge>}
    </td>
  )
})
