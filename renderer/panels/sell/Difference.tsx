import { useTranslation } from 'react-i18next'
import { sent } from '../../../shared/domain/figure.ts'
import type { Reconciliation } from '../../../shared/domain/reconciliation.ts'
import { decimalText, sharesText } from '../../format/figures.ts'
import { Unknown } from '../../parts/Unknown.tsx'
import { useMask } from '../../parts/useMask.ts'
import { useMoment } from '../connection/useMoment.ts'
import type { Card } from './cardOf.ts'
import styles from './rows.module.css'

/** Why fewer shares can be sold than are held, by name as far as the figures say. */
export function Difference({ card }: { readonly card: Card }) {
  const { t } = useTranslation()
  const mask = useMask()
  const { reconciliation, stale } = card
  return (
    <section className={styles.section} aria-label={t('sell.difference.title')} data-old={stale !== null}>
      <div className={styles.head}>
        <h3>{t('sell.difference.title')}</h3>
        {reconciliation ? (
          <strong className={styles.value}>
            {t('sell.shares', { n: mask(signed(reconciliation.difference)) })}
          </strong>
        ) : (
          <Unknown />
        )}
      </div>
      <Summary card={card} />
      {reconciliation && <Parts reconciliation={reconciliation} />}
      {reconciliation?.otherHeld && <OtherHeld card={card} other={reconciliation.otherHeld} />}
    </section>
  )
}

/** The whole in one sentence, where there is nothing to name. */
function Summary({ card: { reconciliation, quantity, stale, at } }: { readonly card: Card }) {
  const { t } = useTranslation()
  const moment = useMoment()
  if (!reconciliation || !quantity) return <p className={styles.note}>{t('sell.difference.notCompared')}</p>
  if (reconciliation.difference < 0) return <p className={styles.note}>{t('sell.difference.more')}</p>
  if (reconciliation.difference > 0) return null
  if (sent(quantity.held) === 0) return <p className={styles.note}>{t('sell.difference.nothingHeld')}</p>
  return (
    <p className={styles.note}>
      {stale === null || at === null
        ? t('sell.difference.all')
        : t('sell.difference.allThen', { time: moment(at) })}
    </p>
  )
}

function Parts({ reconciliation }: { readonly reconciliation: Reconciliation }) {
  const { t } = useTranslation()
  const mask = useMask()
  const moment = useMoment()
  const { explained, unexplained } = reconciliation
  return (
    <dl className={styles.rows}>
      {explained.map(({ cause, quantity, question, askedAt }) => (
        <div key={cause} className={styles.row} data-cause={cause}>
          <dt>
            {t(`sell.difference.cause.${cause}`)}{' '}
            <small>{t('sell.difference.source', { question, time: moment(askedAt) })}</small>
          </dt>
          <dd>{t('sell.shares', { n: mask(signed(quantity)) })}</dd>
        </div>
      ))}
      {unexplained !== 0 && (
        <div className={styles.row} data-cause="unexplained">
          <dt>
            {t('sell.difference.unexplained')}{' '}
            {unexplained > 0 && <small>{t('sell.difference.unexplainedHint')}</small>}
          </dt>
          <dd>{t('sell.shares', { n: mask(signed(unexplained)) })}</dd>
        </div>
      )}
    </dl>
  )
}

interface OtherHeldProps {
  readonly card: Card
  readonly other: NonNullable<Reconciliation['otherHeld']>
}

/** Two questions of one broker disagree: both are shown, and no middle is made up. */
function OtherHeld({ card: { quantity, source, at }, other }: OtherHeldProps) {
  const { t } = useTranslation()
  const mask = useMask()
  const moment = useMoment()
  const here = quantity ? sent(quantity.held) : null
  if (here === null || at === null) return null
  return (
    <p className={styles.both}>
      {t('sell.difference.other', {
        here: t('sell.shares', { n: mask(sharesText(here)) }),
        question: source?.question ?? '',
        time: moment(at),
        there: t('sell.shares', { n: mask(sharesText(other.quantity)) }),
        otherQuestion: other.question,
        otherTime: moment(other.askedAt),
      })}
    </p>
  )
}

/** A difference may fall below zero. */
function signed(shares: number): string {
  return decimalText(String(shares))
}
