import { useTranslation } from 'react-i18next'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import { troubleCode } from '../../../shared/wording/troubleText.ts'
import { useSlice } from '../../app/context.ts'
import { useTroubleText } from '../connection/useTroubleText.ts'
import { type Attempt, failureOf } from './attempt.ts'
import styles from './setUp.module.css'

interface OutcomeProps {
  readonly broker: BrokerId
  readonly attempt: Attempt
}

/** How the test ended, where no field carries the sentence. */
export function Outcome({ broker, attempt }: OutcomeProps) {
  return (
    <div role="status" className={styles.outcome}>
      <Words broker={broker} attempt={attempt} />
    </div>
  )
}

function Words({ broker, attempt }: OutcomeProps) {
  const { t } = useTranslation()
  const textOf = useTroubleText(broker)
  const store = useSlice('vault', ({ value }) => value?.store)
  switch (attempt.state) {
    case 'passed': {
      const kept = attempt.news.save?.thisRunOnly === false
      return kept ? (
        <Sentence what={t('setUp.saved')} todo={store ? t('setUp.savedWhere', { store }) : ''} />
      ) : (
        <Sentence what={t('setUp.thisRunOnly')} todo={t('setUp.thisRunOnlyWhere')} />
      )
    }
    case 'failed': {
      const failure = failureOf(attempt)
      if (!failure?.trouble || failure.fields.length > 0) return null
      const { what, todo } = textOf(failure.trouble)
      return <Sentence what={what} todo={`${todo} ${troubleCode(failure.trouble) ?? ''}`} />
    }
    case 'cancelled': {
      const { what, todo } = textOf({ kind: 'cancelled' })
      return <Sentence what={what} todo={todo} />
    }
    case 'lost':
      return <Sentence what={t('setUp.lost')} todo={t('setUp.lostTodo')} />
    default:
      return null
  }
}

function Sentence({ what, todo }: { readonly what: string; readonly todo: string }) {
  return (
    <>
      <strong>{what}</strong> {todo}
    </>
  )
}
