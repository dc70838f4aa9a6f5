import { useTranslation } from 'react-i18next'
import type { CheckNews } from '../../../shared/domain/check.ts'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import type { Lamp as LampState } from '../../../shared/domain/link.ts'
import { useSlice } from '../../app/context.ts'
import { skewWords } from '../../format/words.ts'
import { Button } from '../../parts/Button.tsx'
import { Lamp } from '../../parts/Lamp.tsx'
import { Authorise } from '../setUp/Authorise.tsx'
import { endOf, verdictOf } from './checkRun.ts'
import styles from './connection.module.css'
import { useMoment } from './useMoment.ts'
import type { SessionTest } from './useSessionTest.ts'
import { useTroubleText } from './useTroubleText.ts'

const lampsOf: Record<CheckNews['state'], LampState | 'unused'> = {
  running: 'waiting',
  passed: 'works',
  doubtful: 'waiting',
  failed: 'down',
  'asking-user': 'waiting',
  skipped: 'unused',
}

interface CheckStepsProps {
  readonly broker: BrokerId
  readonly test: SessionTest
}

/** The test as it goes: each check with how it ended, and at the first that fails why. */
export function CheckSteps({ broker, test: { run, cancel } }: CheckStepsProps) {
  const { t } = useTranslation()
  const moment = useMoment()
  const running = run?.phase === 'running'
  const seconds = useSlice('clock', ({ local }) =>
    running ? Math.max(0, Math.floor((local - run.startedAt) / 1000)) : 0,
  )
  if (!run) return null
  return (
    <section className={styles.steps} aria-label={t('session.test.label', { broker: t(`broker.${broker}`) })}>
      <ol>
        {run.checks.map((news) => (
          <Step key={news.check} broker={broker} news={news} running={running} />
        ))}
      </ol>
      {running && (
        <span className={styles.actions}>
          {t('session.test.running', { seconds })}
          <Button onClick={cancel}>{t('session.cancel')}</Button>
        </span>
      )}
      <span role="status" className={styles.result}>
        {!running && t(`session.test.${verdictOf(run)}`, { time: moment(endOf(run)) })}
      </span>
    </section>
  )
}

interface StepProps {
  readonly broker: BrokerId
  readonly news: CheckNews
  /** A test that is over waits for no answer. */
  readonly running: boolean
}

function Step({ broker, news, running }: StepProps) {
  const { t } = useTranslation()
  const troubleText = useTroubleText(broker)
  const { check, state, latency, skew, trouble, url } = news
  const figures = [
    t(`check.state.${state}`),
    latency === null ? null : t('session.latency', { ms: latency }),
    skew === null ? null : skewWords(skew, t),
  ]
  const words = trouble && troubleText(trouble)
  return (
    <li>
      <span className={styles.lamp}>
        <Lamp state={lampsOf[state]} /> {t(`check.name.${check}`)}
        <span className={styles.meta}>{figures.filter((figure) => figure !== null).join(' · ')}</span>
      </span>
      {words && (
        <p>
          <strong>{words.what}</strong> {words.todo}
        </p>
      )}
      {running && state === 'asking-user' && url !== null && <Authorise broker={broker} url={url} />}
    </li>
  )
}
