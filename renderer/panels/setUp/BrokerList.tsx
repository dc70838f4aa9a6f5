import { useTranslation } from 'react-i18next'
import { BrokerId } from '../../../shared/domain/instrument.ts'
import { kstTime } from '../../../shared/domain/time.ts'
import { useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import type { RequestState } from '../../parts/useRequest.ts'
import type { BrokerState } from './brokerState.ts'
import styles from './brokers.module.css'
import { StepMark } from './StepMark.tsx'

interface BrokerListProps {
  readonly current: BrokerId
  readonly stateOf: (broker: BrokerId) => BrokerState
  readonly onChoose: (broker: BrokerId) => void
  readonly onClose: () => void
  readonly demo: { readonly state: RequestState<unknown>; readonly start: () => void }
}

/** The brokers and how far each has come; at every step the way to look around without keys. */
export function BrokerList({ current, stateOf, onChoose, onClose, demo }: BrokerListProps) {
  const { t } = useTranslation()
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  return (
    <nav className={styles.brokers} aria-label={t('setUp.brokers')}>
      <header className={styles.head}>
        <h2>{t('setUp.title')}</h2>
        <p className={styles.meta}>{t('setUp.lead')}</p>
      </header>
      <ol className={styles.list}>
        {BrokerId.options.map((broker, at) => (
          <li key={broker}>
            <button
              type="button"
              className={styles.broker}
              aria-current={broker === current ? 'step' : undefined}
              onClick={() => onChoose(broker)}
            >
              <Order at={at + 1} state={stateOf(broker)} />
              <span>
                <strong className={styles.name}>{t(`broker.${broker}`)}</strong>
                <StateWords broker={broker} state={stateOf(broker)} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      <footer className={styles.foot}>
        <Button
          className={styles.wide}
          disabled={closed || demo.state.kind === 'asking'}
          onClick={demo.start}
        >
          {t('setUp.demo')} <Key name="Ctrl D" />
        </Button>
        <p className={styles.meta} role={demo.state.kind === 'failed' ? 'alert' : undefined}>
          {t(demo.state.kind === 'failed' ? 'setUp.demoFailed' : 'setUp.demoNote')}
        </p>
        <Button className={styles.wide} onClick={onClose}>
          {t('setUp.close')} <Key name="Esc" />
        </Button>
      </footer>
    </nav>
  )
}

function Order({ at, state }: { readonly at: number; readonly state: BrokerState }) {
  const done = state.kind === 'passed' || state.kind === 'ready'
  return (
    <span className={styles.order} data-done={done} aria-hidden="true">
      {done ? <StepMark state="passed" /> : at}
    </span>
  )
}

function StateWords({ broker, state }: { readonly broker: BrokerId; readonly state: BrokerState }) {
  const { t } = useTranslation()
  const skew = useSlice('line', (line) => line.skew)
  if (state.kind === 'none') return <span className={styles.meta}>{t(`setUp.purpose.${broker}`)}</span>
  if (state.kind !== 'passed') return <span className={styles.meta}>{t(`setUp.state.${state.kind}`)}</span>
  // To the minute: when it was, not how fast.
  return (
    <span className={styles.meta}>
      {t('setUp.state.passed', { time: kstTime(state.at - skew).slice(0, 5) })}
    </span>
  )
}
