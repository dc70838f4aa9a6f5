import type { LinkStatus } from '../../../shared/domain/link.ts'
import type { SessionStatus } from '../../../shared/domain/session.ts'
import type { Standing } from '../../../shared/domain/standing.ts'
import type { BrokerStory } from './brokerStory.ts'
import { linkAction } from './linkStory.ts'

export type CardAction =
  | 'setUp'
  | 'changeKeys'
  | 'enterKeys'
  | 'openVault'
  | 'confirmHost'
  | 'signIn'
  | 'test'
  | 'takeOver'
  | 'reconnect'
  | 'reconnectNow'
  | 'signOut'
  | 'useDemo'
  | 'forget'

export interface CardActions {
  /** The way out; `null`: nothing needs help, or no button can. */
  readonly helps: CardAction | null
  readonly others: readonly CardAction[]
}

export interface CardPlace {
  /** Asking the keychain again may open it. */
  readonly vaultOpens: boolean
  /** The demo's profile has no keys to change or to forget. */
  readonly inDemo: boolean
}

type Situation = Exclude<Standing, 'ready'> | 'signed-out' | 'failing' | 'well'

const needsKeys: ReadonlySet<CardAction> = new Set(['useDemo', 'forget'])

/** These are not asked of the monitor: the guide opens at the broker's form. */
export function opensGuide(action: CardAction): action is 'setUp' | 'changeKeys' | 'enterKeys' {
  return action === 'setUp' || action === 'changeKeys' || action === 'enterKeys'
}

const nothing: CardActions = { helps: null, others: [] }

/** What the user can do about a broker, the way out first. */
export function cardActions(
  told: BrokerStory,
  session: SessionStatus | undefined,
  link: LinkStatus | undefined,
  place: CardPlace,
): CardActions {
  if (!session) return link ? lineOnly(link) : nothing
  const actions = actionsIn(situationOf(told, session), place)
  const keyless = place.inDemo || session.environment === 'demo'
  const allowed = (action: CardAction) =>
    !(keyless && needsKeys.has(action)) && !(place.inDemo && opensGuide(action))
  const helps = actions.helps !== null && allowed(actions.helps) ? actions.helps : null
  const own = { helps, others: actions.others.filter(allowed) }
  return session.standing === 'ready' && link && told.of === 'link' ? withLine(own, link) : own
}

function lineOnly(link: LinkStatus): CardActions {
  return withLine(nothing, link)
}

/** A line that needs help comes before everything that a session could be asked. */
function withLine({ helps, others }: CardActions, link: LinkStatus): CardActions {
  const line = linkAction(link)
  if (line.action === null) return { helps, others }
  if (!line.helps) return { helps, others: [...others.slice(0, 1), line.action, ...others.slice(1)] }
  return { helps: line.action, others: helps === null ? others : [helps, ...others] }
}

function situationOf(told: BrokerStory, session: SessionStatus): Situation {
  if (session.standing !== 'ready') return session.standing
  if (told.of === 'link') return 'well'
  switch (told.story.kind) {
    case 'signed-out':
      return 'signed-out'
    case 'trouble':
      return 'failing'
    default:
      return 'well'
  }
}

function actionsIn(situation: Situation, { vaultOpens }: CardPlace): CardActions {
  switch (situation) {
    case 'not-set-up':
      return { helps: 'setUp', others: ['useDemo'] }
    case 'reading':
      return nothing
    case 'vault-closed':
      return { helps: vaultOpens ? 'openVault' : null, others: ['changeKeys', 'useDemo', 'forget'] }
    case 'gone':
    case 'not-kept':
    case 'other-backend':
      return { helps: 'enterKeys', others: ['useDemo', 'forget'] }
    case 'unusable':
      return { helps: 'changeKeys', others: ['useDemo', 'forget'] }
    case 'unconfirmed-host':
      return { helps: 'confirmHost', others: ['changeKeys', 'useDemo', 'forget'] }
    case 'signed-out':
      return { helps: 'signIn', others: ['changeKeys', 'useDemo', 'forget'] }
    case 'failing':
      return { helps: 'test', others: ['changeKeys', 'useDemo', 'signOut', 'forget'] }
    case 'well':
      return { helps: null, others: ['test', 'changeKeys', 'signOut', 'forget'] }
  }
}
