import type { Figure } from '../../../shared/domain/figure.ts'
import { useWords } from '../../app/context.ts'
import { Unknown } from '../../parts/Unknown.tsx'
import styles from './portfolio.module.css'

interface FigureTextProps<T> {
  /** `null`: there is no such figure, and nothing is missing. */
  readonly figure: Figure<T> | null
  readonly text: (value: T) => string
}

/** A figure in its state. A blank is no zero, and what cannot be read is no figure. */
export function FigureText<T>({ figure, text }: FigureTextProps<T>) {
  const t = useWords()
  if (figure === null) return null
  if (figure.kind === 'unreadable') return <Unknown why={t('portfolio.lack.unreadable')} />
  if (figure.kind === 'blank')
    return (
      <span className={styles.blank} title={t('blank')} role="img" aria-label={t('blank')}>
        —
      </span>
    )
  return text(figure.value)
}
