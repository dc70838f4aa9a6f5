import { useTranslation } from 'react-i18next'
import type { SessionFacts as Facts, SessionStatus } from '../../../shared/domain/session.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { useSlice } from '../../app/context.ts'
import { budgetWords, tightestBudget } from '../../format/budgetWords.ts'
import { wonText } from '../../format/figures.ts'
import { skewWords } from '../../format/words.ts'
import { Fact } from '../../parts/Fact.tsx'
import { Unknown } from '../../parts/Unknown.tsx'
import { useAgo } from '../../parts/useAgo.ts'
import type { BrokerCardView } from './useBrokerCard.ts'
import { useMoment } from './useMoment.ts'

/** What a session knows of itself, figure by figure. What it does not know is a hatched dash. */
export function SessionFacts({ card: { broker, session } }: { readonly card: BrokerCardView }) {
  const { t } = useTranslation()
  const facts = session?.facts ?? null
  const messages = facts?.issueSendsMessage === true
  return (
    <>
      <Fact label={t('session.fact.expiry')}>
        <Expiry token={facts?.token} />
      </Fact>
      <Fact label={t('session.fact.budget')}>
        <Budget budgets={facts?.budgets ?? []} />
      </Fact>
      <Fact label={t('session.fact.lastAnswer')}>
        <LastAnswer answer={facts?.lastAnswer} />
      </Fact>
      <Fact label={t('session.fact.requests')}>
        {facts ? t('session.fact.requestsValue', { count: wonText(facts.requests) }) : <Unknown />}
      </Fact>
      <Fact label={t(messages ? 'session.fact.issuedMessages' : 'session.fact.issued')}>
        {facts ? t('session.fact.issuedValue', { count: facts.tokensIssued }) : <Unknown />}
      </Fact>
      {broker === 'kiwoom' ? null : (
        <>
          <Fact label={t('session.fact.account')}>{session?.account ?? <Unknown />}</Fact>
          <Fact label={t('connection.skew')}>
            {typeof facts?.clockSkew === 'number' ? skewWords(facts.clockSkew, t) : <Unknown />}
          </Fact>
        </>
      )}
      <Fact label={t('session.fact.server')} wide>
        <Server session={session} />
      </Fact>
    </>
  )
}

function Expiry({ token }: { readonly token: Facts['token'] | undefined }) {
  const { t } = useTranslation()
  const moment = useMoment()
  if (!token || token.kind === 'failed') return <Unknown />
  return token.kind === 'valid' ? moment(token.expiresAt) : t(`session.state.${token.kind}`)
}

function LastAnswer({ answer }: { readonly answer: Facts['lastAnswer'] | undefined }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const ago = useAgo(answer?.at ?? null)
  const recent = useSlice('clock', ({ local }) => isRecent(answer?.at, local))
  if (answer === undefined) return <Unknown />
  if (answer === null) return t('session.state.none')
  return `${recent && ago !== null ? ago : moment(answer.at)} · ${t('session.latency', { ms: answer.latency })}`
}

/** Up to an hour an age says more than a time. */
function isRecent(at: Instant | undefined, now: Instant): boolean {
  return at !== undefined && now - at < 3_600_000
}

function Budget({ budgets }: { readonly budgets: Facts['budgets'] }) {
  const { t } = useTranslation()
  const words = useSlice('clock', ({ local }) => {
    const tightest = tightestBudget(budgets, local)
    if (!tightest) return null
    const scope = budgets.length > 1 ? `${tightest.scope} ` : ''
    return scope + budgetWords(tightest, local, t)
  })
  return words ?? <Unknown />
}

function Server({ session }: { readonly session: SessionStatus | undefined }) {
  const { t } = useTranslation()
  if (!session) return <Unknown />
  return session.host ?? t('session.fact.noServer')
}
