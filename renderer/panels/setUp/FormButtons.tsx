import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import { useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import type { Attempt } from './attempt.ts'
import { brokerAfter } from './brokerState.ts'
import styles from './setUp.module.css'

interface FormButtonsProps {
  readonly attempt: Attempt
  readonly broker: BrokerId
  readonly next: BrokerId | undefined
  /** A question beneath the form waits for its answer first. */
  readonly asked: boolean
  readonly onCancel: () => void
  readonly onGo: (broker: BrokerId | undefined) => void
}

/** Only what helps is filled: the test, or after it the way on. */
export function FormButtons({ attempt, broker, next, asked, onCancel, onGo }: FormButtonsProps) {
  const { t } = useTranslation()
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  const { state } = attempt
  const running = state === 'running'
  const passed = state === 'passed'
  const onward = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (passed) onward.current?.focus()
  }, [passed])
  return (
    <div className={styles.buttons}>
      {passed && (
        <Button ref={onward} filled onClick={() => onGo(next)}>
          {next ? t('setUp.next', { broker: t(`broker.${next}`) }) : t('setUp.done')} <Key name="Enter" />
        </Button>
      )}
      <Button
        type="submit"
        filled={!passed && !running && !asked && !closed}
        disabled={closed}
        aria-disabled={running}
      >
        {running ? (
          <Testing since={attempt.startedAt} />
        ) : (
          t(state === 'not-begun' ? 'setUp.test' : 'setUp.again')
        )}
        {!running && !passed && !asked && <Key name="Enter" />}
      </Button>
      {running && (
        <Button onClick={onCancel}>
          {t('setUp.cancel')} <Key name="Esc" />
        </Button>
      )}
      {!running && !passed && <Button onClick={() => onGo(brokerAfter(broker))}>{t('setUp.skip')}</Button>}
    </div>
  )
}

function Testing({ since }: { readonly since: number }) {
  const { t } = useTranslation()
  const seconds = useSlice('clock', ({ local }) => Math.max(0, Math.floor((local - since) / 1000)))
  return t('setUp.testing', { seconds })
}
