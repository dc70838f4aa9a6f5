import { useTranslation } from 'react-i18next'
import { type CheckId, checksOf } from '../../../shared/domain/check.ts'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import { defaultSettings } from '../../../shared/domain/settings.ts'
import { kstTime } from '../../../shared/domain/time.ts'
import { useSlice } from '../../app/context.ts'
import parts from '../../parts/parts.module.css'
import type { Attempt } from './attempt.ts'
import { checkLine } from './checkWords.ts'
import { Notes } from './Notes.tsx'
import styles from './results.module.css'
import { StepMark } from './StepMark.tsx'

interface ResultsProps {
  readonly broker: BrokerId
  readonly attempt: Attempt
}

/** What the broker answered, check by check, as it comes. */
export function Results({ broker, attempt }: ResultsProps) {
  const { t } = useTranslation()
  const skew = useSlice('line', (line) => line.skew)
  const lastAt = Math.max(0, ...Object.values(attempt.news).map(({ at }) => at))
  return (
    <aside className={styles.results} aria-label={t('setUp.results')}>
      <header className={styles.head}>
        <h3>{t('setUp.results')}</h3>
        {lastAt > 0 && <span className={styles.time}>{kstTime(lastAt - skew)} KST</span>}
      </header>
      <ol className={styles.checks}>
        {checksOf[broker].map((check) => (
          <Check key={check} broker={broker} check={check} attempt={attempt} />
        ))}
      </ol>
      <Notes broker={broker} attempt={attempt} />
    </aside>
  )
}

interface CheckProps {
  readonly broker: BrokerId
  readonly check: CheckId
  readonly attempt: Attempt
}

function Check({ broker, check, attempt }: CheckProps) {
  const { t } = useTranslation()
  const locale = useSlice('settings', ({ value }) => value?.locale ?? defaultSettings.locale)
  const news = attempt.news[check]
  const over = attempt.state !== 'not-begun' && attempt.state !== 'running'
  const unfinished = over && (news?.state === 'running' || news?.state === 'asking-user')
  const state = news && !unfinished ? news.state : 'not-begun'
  return (
    <li className={styles.check} data-check={check} data-state={state}>
      <StepMark state={state} />
      <span>
        <strong>{t(`check.name.${check}`)}</strong>
        <span className={parts.silent}>{t(`check.state.${state}`)}</span>
        <span>{checkLine(news, over, { check, broker, locale, t })}</span>
      </span>
    </li>
  )
}
