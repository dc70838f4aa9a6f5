import { useTranslation } from 'react-i18next'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import { troubleCode } from '../../../shared/wording/troubleText.ts'
import { useTroubleText } from '../connection/useTroubleText.ts'
import type { Complaint } from './complaints.ts'

interface ComplaintNoteProps {
  readonly broker: BrokerId
  readonly complaint: Complaint
}

/** What is wrong with a field, what to do about it, and the code for support. */
export function ComplaintNote({ broker, complaint }: ComplaintNoteProps) {
  const { t } = useTranslation()
  const textOf = useTroubleText(broker)
  if (complaint.kind === 'trouble') {
    if (complaint.saidAt !== complaint.field) return null
    const { what, todo } = textOf(complaint.trouble)
    return (
      <>
        <strong>{what}</strong> {todo} {troubleCode(complaint.trouble)}
      </>
    )
  }
  const { problem, need, typed } = complaint
  if (problem !== 'length') return <strong>{t(`credential.problem.${problem}`)}</strong>
  return (
    <strong>
      {typed === null
        ? t('credential.problem.length', { need })
        : t('credential.problem.lengthNow', { need, typed })}
    </strong>
  )
}
