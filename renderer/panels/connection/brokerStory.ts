import type { BrokerId } from '../../../shared/domain/instrument.ts'
import type { Lamp, LinkStatus } from '../../../shared/domain/link.ts'
import type { SessionFacts, SessionStatus } from '../../../shared/domain/session.ts'
import type { Standing } from '../../../shared/domain/standing.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import type { Gone } from '../../stores/page.ts'
import { type LinkStory, linkStory } from './linkStory.ts'

/** What a session says of itself; times on this machine's clock. */
export type SessionStory =
  | { readonly kind: 'closed' | 'page' | 'none' | 'untested' | Exclude<Standing, 'ready'> }
  | { readonly kind: 'signed-out' | 'issuing' | 'well'; readonly since: Instant }
  | { readonly kind: 'trouble'; readonly since: Instant; readonly trouble: Trouble }

/** The one story that a broker's card tells: its line's where that is the news, or its session's. */
export type BrokerStory =
  | { readonly of: 'session'; readonly story: SessionStory }
  | { readonly of: 'link'; readonly story: LinkStory }

export interface BrokerInputs {
  readonly broker: BrokerId
  readonly session: SessionStatus | undefined
  /** Of Kiwoom only. */
  readonly link: LinkStatus | undefined
  readonly gone: Gone
  readonly receiving: Lamp | 'unused'
}

export function brokerStory({ broker, session, link, gone, receiving }: BrokerInputs): BrokerStory {
  const ofSession = { of: 'session', story: sessionStory(session, gone) } as const
  if (broker !== 'kiwoom' || gone === 'page') return ofSession
  const ofLink = { of: 'link', story: linkStory(link, gone === 'closed', receiving) } as const
  if (gone === 'closed' || !session) return ofLink
  const { kind } = ofSession.story
  if (session.standing !== 'ready' || kind === 'signed-out') return ofSession
  // A line that is down for want of a token is told by what the broker said to that.
  const tokenFailed = session.facts?.token.kind === 'failed'
  return tokenFailed && !link?.liveSince && link?.loss?.cause !== 'taken-over' ? ofSession : ofLink
}

function sessionStory(session: SessionStatus | undefined, gone: Gone): SessionStory {
  if (gone !== null) return { kind: gone }
  if (!session) return { kind: 'none' }
  if (session.standing !== 'ready') return { kind: session.standing }
  return session.facts ? factsStory(session.facts) : { kind: 'none' }
}

/** The first thing that is wrong, in the order in which it stands in the way. */
function factsStory({ token, lastAnswer, lastFault, lastRefusal }: SessionFacts): SessionStory {
  if (token.kind === 'signed-out') return { kind: 'signed-out', since: token.at }
  if (token.kind === 'issuing') return { kind: 'issuing', since: token.since }
  if (token.kind === 'failed') return { kind: 'trouble', since: token.at, trouble: token.trouble }
  if (lastFault) return { kind: 'trouble', since: lastFault.at, trouble: lastFault.trouble }
  if (lastRefusal && !lastRefusal.cured)
    return { kind: 'trouble', since: lastRefusal.at, trouble: lastRefusal.trouble }
  if (token.kind === 'none' || lastAnswer === null) return { kind: 'untested' }
  return { kind: 'well', since: token.issuedAt }
}

export function sameTrouble(a: Trouble, b: Trouble): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
