import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.tsx'
import type { RequestState } from '../../parts/useRequest.ts'
import styles from './connection.module.css'

/** A report, and whether it is on the clipboard. */
export interface CopiedReport {
  readonly text: string
  readonly copied: boolean
}

/** Browsers may refuse the clipboard; then the report is there to be copied by hand. */
export async function copyReport(text: string): Promise<CopiedReport> {
  try {
    await navigator.clipboard.writeText(text)
    return { text, copied: true }
  } catch {
    return { text, copied: false }
  }
}

interface DoctorReportProps {
  readonly state: RequestState<CopiedReport>
  readonly onClose: () => void
}

/** The report itself, so that the user sees what is given away. */
export function DoctorReport({ state, onClose }: DoctorReportProps) {
  const { t } = useTranslation()
  if (state.kind === 'idle') return null
  return (
    <section className={styles.report} aria-label={t('doctor.title')}>
      <span className={styles.actions}>
        <span role="status">
          {state.kind === 'asking' && t('doctor.asking')}
          {state.kind === 'failed' && t('connection.failed')}
          {state.kind === 'done' && t(state.value.copied ? 'doctor.copied' : 'doctor.refused')}
        </span>
        <Button onClick={onClose}>{t('doctor.close')}</Button>
      </span>
      {state.kind === 'done' && <ReportText report={state.value} />}
    </section>
  )
}

function ReportText({ report: { text, copied } }: { readonly report: CopiedReport }) {
  const { t } = useTranslation()
  const ref = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (copied) return
    ref.current?.focus()
    ref.current?.select()
  }, [copied])
  return (
    <textarea
      ref={ref}
      className={styles.reportText}
      aria-label={t('doctor.title')}
      readOnly
      rows={10}
      value={text}
    />
  )
}
