import type { BrokerSession } from '../../monitor/broker.ts'
import type { Access } from './access.ts'
import { type CheckPlan, checkSteps } from './checks.ts'

export interface SessionPlan extends CheckPlan {
  readonly issueSendsMessage: boolean
  readonly answer?: (text: string) => boolean
  /** For what else hangs on the token. */
  readonly onToken?: () => void
  readonly onSignOut?: () => void
}

/** What the sessions of all brokers have in common. */
export function createSession(access: Access, plan: SessionPlan): BrokerSession {
  const { tokens, conversation, queues, changes } = access
  /** As the last check found it; until then, as the token's answer had it. */
  let clockSkew: number | null = null

  return {
    facts() {
      const { lastAnswer, lastRefusal, lastFault, requests } = conversation.talk()
      return {
        token: tokens.status(),
        lastAnswer,
        lastRefusal,
        lastFault,
        requests,
        tokensIssued: tokens.issued(),
        nextIssueAt: tokens.nextIssueAt(),
        issueSendsMessage: plan.issueSendsMessage,
        budgets: queues.status(),
        clockSkew: clockSkew ?? tokens.clockSkew(),
      }
    },
    onChange: changes.subscribe,
    start: () => void tokens.acquire(null, new AbortController().signal),
    async *check(signal) {
      tokens.signIn()
      const onSkew = (skew: number | null) => {
        clockSkew = skew ?? clockSkew
        changes.note()
      }
      yield* checkSteps(access, plan, { onSkew, onToken: () => plan.onToken?.(), signal })
    },
    answer: (text) => plan.answer?.(text) ?? false,
    signOut(signal) {
      plan.onSignOut?.()
      return tokens.signOut(signal)
    },
  }
}
