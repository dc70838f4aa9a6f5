import { useTranslation } from 'react-i18next'
import { useSlice } from '../../app/context.ts'
import type { BrokerCardView } from './useBrokerCard.ts'
import { useMoment } from './useMoment.ts'

/** What signing out costs: the line, a message to the phone, and the time until a token can be had again. */
export function SignOutWarning({ card: { broker, session } }: { readonly card: BrokerCardView }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const { nextIssueAt = null, issueSendsMessage = false } = session?.facts ?? {}
  const waits = useSlice('clock', ({ local }) => nextIssueAt !== null && nextIssueAt > local)
  const costs = [
    t('session.signOutAsk'),
    broker === 'kiwoom' ? t('session.signOutLine') : '',
    issueSendsMessage ? t('session.signOutMessage') : '',
    nextIssueAt !== null && waits ? t('session.signOutWait', { time: moment(nextIssueAt) }) : '',
  ]
  return costs.filter((cost) => cost !== '').join(' ')
}
