import type { Clock } from '../../shared/domain/time.ts'
import type { Reply, Talk } from './conversation.ts'
import { createDayCount } from './dayCount.ts'

/** Remembers what the screen tells of a conversation: no questions, no answers, only how they went. */
export interface TalkLog {
  asked(): void
  /** `to`: the TR or api-id. */
  heard<A>(to: string, reply: Reply<A>): void
  talk(): Talk
}

export function createTalkLog(clock: Clock): TalkLog {
  const requests = createDayCount(clock)
  let lastAnswer: Talk['lastAnswer'] = null
  let lastRefusal: Talk['lastRefusal'] = null
  let lastFault: Talk['lastFault'] = null

  return {
    asked: requests.add,
    heard(to, { verdict, at, latency }) {
      if (verdict.kind === 'answered' || verdict.kind === 'refused') {
        lastAnswer = { at, latency }
        lastFault = null
        if (verdict.kind === 'refused') lastRefusal = { at, to, trouble: verdict.refusal, cured: false }
        else if (lastRefusal?.to === to) lastRefusal = { ...lastRefusal, cured: true }
      } else if (verdict.trouble.kind !== 'cancelled') {
        lastFault = { at, to, trouble: verdict.trouble }
      }
    },
    talk: () => ({ lastAnswer, lastRefusal, lastFault, requests: requests.today() }),
  }
}
