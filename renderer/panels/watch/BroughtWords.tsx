import { useTranslation } from 'react-i18next'
import { useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { namedWords } from './namedWords.ts'
import type { Pasted } from './pastedIssues.ts'
import styles from './watch.module.css'

interface BroughtWordsProps {
  readonly pasted: Pasted
  readonly file: string | null
  readonly onAdd: () => void
  readonly onCancel: () => void
}

/** What was found in a text, and what in it meant nothing, before any of it is added. */
export function BroughtWords({ pasted, file, onAdd, onCancel }: BroughtWordsProps) {
  const { t } = useTranslation()
  const listed = useSlice('instruments', ({ byCode }) => byCode)
  const isTold = useSlice('instruments', ({ told }) => told !== null && told.askedAt !== null)
  const issues = pasted.lines.flatMap((line) => (line.kind === 'issue' ? [line] : []))
  const unlisted = issues.filter(({ code }) => code.length === 6 && !listed.has(code)).map(({ code }) => code)
  const sections = pasted.lines.length - issues.length
  const parts = [t('watch.add.found', { n: issues.length })]
  if (sections > 0) parts.push(t('watch.add.sections', { n: sections }))
  if (isTold && unlisted.length > 0)
    parts.push(t('watch.add.unlisted', { n: unlisted.length, words: namedWords(unlisted) }))
  if (!isTold) parts.push(t('watch.notLoaded'))
  if (pasted.rest.length > 0)
    parts.push(t('watch.add.rest', { n: pasted.rest.length, words: namedWords(pasted.rest) }))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press only keeps the focus where it is
    <div className={styles.options} onMouseDown={(event) => event.preventDefault()}>
      <p role="status" className={styles.brought}>
        {file !== null && <strong>{file}</strong>} {parts.join(' · ')}
      </p>
      <div className={styles.buttons}>
        <Button filled disabled={pasted.lines.length === 0} onClick={onAdd}>
          {t('watch.add.all')} <Key name="Enter" />
        </Button>
        <Button onClick={onCancel}>
          {t('watch.cancel')} <Key name="Esc" />
        </Button>
      </div>
    </div>
  )
}
