import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import { useApp } from '../../app/context.ts'
import { openSetUp } from '../../app/viewActions.ts'
import { AskAgain } from '../../parts/AskAgain.tsx'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { type RequestState, useRequest } from '../../parts/useRequest.ts'
import { ConfirmHost } from './ConfirmHost.tsx'
import { type CardAction, opensGuide } from './cardActions.ts'
import styles from './connection.module.css'
import { askBroker } from './requests.ts'
import { SignOutWarning } from './SignOutWarning.tsx'
import type { BrokerCardView } from './useBrokerCard.ts'
import type { SessionTest } from './useSessionTest.ts'
import { useTroubleText } from './useTroubleText.ts'

type Asked = 'signOut' | 'forget'

interface CardButtonsProps {
  readonly card: BrokerCardView
  readonly test: SessionTest
  /** Enter is for this card's action. */
  readonly first: boolean
}

/** What can be done about a broker; only the way out is filled. What takes something away asks once more. */
export function CardButtons({ card, test, first }: CardButtonsProps) {
  const { api, stores } = useApp()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { state, start } = useRequest(askBroker(api, stores, card.broker))
  const { helps, others } = card.actions

  const act = (action: CardAction) => {
    if (opensGuide(action)) return openSetUp(stores, card.broker)
    if (action === 'test' || action === 'signIn') return test.start()
    if (action === 'signOut' || action === 'forget') return setAsked(action)
    if (action !== 'confirmHost') start(action)
  }
  const busy = state.kind === 'asking' || test.run?.phase === 'running' || card.gone === 'closed'
  const button = (action: CardAction) => (
    <ActionButton
      key={action}
      action={action}
      helps={action === helps && card.gone !== 'closed'}
      first={first}
      disabled={busy || asked !== null}
      onClick={() => act(action)}
    />
  )
  return (
    <>
      {helps === 'confirmHost' && <ConfirmHost broker={card.broker} />}
      <span className={styles.actions}>
        {helps !== null && helps !== 'confirmHost' && button(helps)}
        {others.map(button)}
        <Result broker={card.broker} state={state} />
      </span>
      {asked !== null && (
        <Question
          card={card}
          asked={asked}
          onYes={() => {
            setAsked(null)
            start(asked)
          }}
          onNo={() => setAsked(null)}
        />
      )}
    </>
  )
}

interface QuestionProps {
  readonly card: BrokerCardView
  readonly asked: Asked
  readonly onYes: () => void
  readonly onNo: () => void
}

function Question({ card, asked, onYes, onNo }: QuestionProps) {
  const { t } = useTranslation()
  return (
    <AskAgain
      question={asked === 'forget' ? t('session.forgetAsk') : <SignOutWarning card={card} />}
      yes={t(`session.action.${asked}`)}
      no={t('session.cancel')}
      onYes={onYes}
      onNo={onNo}
    />
  )
}

interface ActionButtonProps {
  readonly action: CardAction
  readonly helps: boolean
  readonly first: boolean
  readonly disabled: boolean
  readonly onClick: () => void
}

function ActionButton({ action, helps, first, disabled, onClick }: ActionButtonProps) {
  const { t } = useTranslation()
  const tests = action === 'test' || action === 'signIn'
  return (
    <Button filled={helps} data-helps={helps} data-tests={tests} disabled={disabled} onClick={onClick}>
      {t(`session.action.${action}`)} {tests && <Key name="T" />} {helps && first && <Key name="Enter" />}
    </Button>
  )
}

interface ResultProps {
  readonly broker: BrokerId
  readonly state: RequestState<Trouble | null>
}

function Result({ broker, state }: ResultProps) {
  const { t } = useTranslation()
  const troubleText = useTroubleText(broker)
  const trouble = state.kind === 'done' ? state.value : null
  return (
    <span role="status" className={styles.result}>
      {state.kind === 'asking' && t('connection.asking')}
      {state.kind === 'failed' && t('connection.failed')}
      {trouble && t('session.notDone', { what: troubleText(trouble).what })}
    </span>
  )
}
