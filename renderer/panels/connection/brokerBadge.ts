import type { LinkStatus } from '../../../shared/domain/link.ts'
import { troubleCode } from '../../../shared/wording/troubleText.ts'
import type { BrokerInputs, BrokerStory, SessionStory } from './brokerStory.ts'
import { type LinkBadge, linkBadge } from './linkStory.ts'

type Tone = 'good' | 'caution' | 'refused' | 'unknown'

/** Words of `connection.*` or `session.badge.*`, and the broker's code beside them. */
export type BrokerBadge = { readonly tone: Tone; readonly code: string | null } & (
  | { readonly of: 'link'; readonly words: LinkBadge }
  | { readonly of: 'session'; readonly words: SessionBadge }
)

type SessionBadge =
  | Exclude<SessionStory['kind'], 'closed' | 'page' | 'none' | 'trouble'>
  | 'refused'
  | 'unknown'

const linkTones: Record<LinkBadge, Tone> = {
  good: 'good',
  late: 'caution',
  connecting: 'unknown',
  waiting: 'unknown',
  stopped: 'refused',
  unknown: 'unknown',
}

const sessionTones: Record<SessionBadge, Tone> = {
  well: 'good',
  untested: 'unknown',
  issuing: 'unknown',
  reading: 'unknown',
  unknown: 'unknown',
  'not-set-up': 'unknown',
  'unconfirmed-host': 'caution',
  'vault-closed': 'refused',
  gone: 'refused',
  'not-kept': 'refused',
  'other-backend': 'refused',
  unusable: 'refused',
  'signed-out': 'refused',
  refused: 'refused',
}

export function brokerBadge(told: BrokerStory, { link, gone, receiving }: BrokerInputs): BrokerBadge {
  if (told.of === 'session') return sessionBadge(told.story)
  const words = linkBadge(link, gone === 'closed', receiving)
  return { of: 'link', words, tone: linkTones[words], code: words === 'stopped' ? codeOf(link) : null }
}

function sessionBadge(story: SessionStory): BrokerBadge {
  const words = sessionWords(story)
  const code = story.kind === 'trouble' ? troubleCode(story.trouble) : null
  return { of: 'session', words, tone: sessionTones[words], code }
}

function sessionWords(story: SessionStory): SessionBadge {
  switch (story.kind) {
    case 'closed':
    case 'page':
    case 'none':
      return 'unknown'
    case 'trouble':
      return story.trouble.kind === 'refused' ? 'refused' : 'unknown'
    default:
      return story.kind
  }
}

function codeOf(link: LinkStatus | undefined): string | null {
  return link?.loss?.code ?? null
}
