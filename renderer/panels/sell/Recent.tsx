import { useTranslation } from 'react-i18next'
import type { SellableAnswer } from '../../../shared/domain/sellableQuantity.ts'
import { troubleCode } from '../../../shared/wording/troubleText.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { sharesText } from '../../format/figures.ts'
import { Key } from '../../parts/Key.tsx'
import { Unknown } from '../../parts/Unknown.tsx'
import { useMask } from '../../parts/useMask.ts'
import { type RecentCheck, sellableIn } from '../../stores/sellCheck.ts'
import { useMoment } from '../connection/useMoment.ts'
import styles from './rows.module.css'
import { useAge } from './useAge.ts'
import { useStale } from './useStale.ts'

/** What was checked last; a click asks again. */
export function Recent() {
  const { t } = useTranslation()
  const recent = useSlice('sellCheck', (state) => state.recent)
  const shown = useSlice('sellCheck', ({ issue }) => issue?.code)
  const others = recent.filter(({ issue }) => issue.code !== shown)
  if (others.length === 0) return null
  return (
    <section className={styles.section} aria-label={t('sell.recent.title')}>
      <div className={styles.head}>
        <h3>{t('sell.recent.title')}</h3>
        <Key name="↓" />
      </div>
      <ul className={styles.recent}>
        {others.map((check) => (
          <li key={check.issue.code}>
            <RecentRow check={check} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function RecentRow({ check }: { readonly check: RecentCheck }) {
  const { sell } = useApp()
  const { issue, answer } = check
  return (
    <button type="button" onClick={() => sell.ask(issue)}>
      <span className={styles.issue}>
        {issue.name ?? issue.code} {issue.name !== null && <small>{issue.code}</small>}
      </span>
      <RecentCount check={check} />
      <span className={styles.when}>{answer ? <RecentWhen answer={answer} /> : <Never />}</span>
    </button>
  )
}

function RecentCount({ check }: { readonly check: RecentCheck }) {
  const { t } = useTranslation()
  const stale = useStale(check)
  const mask = useMask()
  const sellable = sellableIn(check.answer)
  if (sellable === null) return <Unknown />
  return (
    <span className={styles.count} data-old={stale !== null}>
      {t('sell.shares', { n: mask(sharesText(sellable)) })}
    </span>
  )
}

function RecentWhen({ answer }: { readonly answer: SellableAnswer }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const at = answer.kind === 'answered' ? answer.askedAt : answer.at
  const age = useAge(at)
  const code = answer.kind === 'troubled' ? troubleCode(answer.trouble) : null
  if (code !== null) return `${moment(at)} · ${t('sell.refused', { code })}`
  return t('sell.recent.asked', { time: moment(at), age })
}

function Never() {
  const { t } = useTranslation()
  return t('sell.recent.never')
}
