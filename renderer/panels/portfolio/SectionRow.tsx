import { valueIn } from '../../../shared/domain/portfolioSums.ts'
import { useWords } from '../../app/context.ts'
import { decimalText, directionOf, signedWonText } from '../../format/figures.ts'
import { Unknown } from '../../parts/Unknown.tsx'
import { useMask } from '../../parts/useMask.ts'
import type { Line } from './lines.ts'
import styles from './portfolio.module.css'

interface SectionRowProps {
  readonly line: Extract<Line, { readonly kind: 'section' }>
  readonly index: number
  /** A row of it is old, and so is every sum. */
  readonly old: boolean
}

/** What the rows below are, and their own sums. */
export function SectionRow({ line: { section, count, sums }, index, old }: SectionRowProps) {
  const t = useWords()
  const mask = useMask()
  const worth = valueIn(sums.worth)
  const profit = valueIn(sums.profit)
  return (
    <tr
      className={`${styles.row} ${styles.section}`}
      aria-rowindex={index}
      data-section={section}
      data-stale={old}
    >
      <th scope="rowgroup" className={styles.sectionName}>
        {t(`portfolio.section.${section}`)} <small>{t('portfolio.rows', { n: count })}</small>
      </th>
      <td className={styles.worth}>
        {worth === null ? <Unknown why={t('portfolio.lack.part')} /> : mask(decimalText(String(worth)))}
      </td>
      <td className={styles.profit}>
        {profit === null ? (
          <Unknown why={t('portfolio.lack.part')} />
        ) : (
          <span className={styles.gain} data-direction={directionOf(String(profit))}>
            {mask(signedWonText(profit))}
          </span>
        )}
      </td>
      <td className={styles.rate} />
      <td className={styles.weight} />
    </tr>
  )
}
