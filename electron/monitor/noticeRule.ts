import type { NoticeOutcome } from '../../shared/domain/notice.ts'
import { isInScope } from '../../shared/domain/ownership.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { Ownership } from '../../shared/domain/watchlist.ts'

export type WithheldBy = Extract<NoticeOutcome, { readonly kind: 'withheld' }>['by']

/** `at-once`: a notice of its own, whatever else is going on. `in-turn`: one of its own while there is room. */
export type Way =
  | { readonly kind: 'at-once' }
  | { readonly kind: 'in-turn' }
  | { readonly kind: 'withheld'; readonly by: WithheldBy }

/**
 * How a VI of an issue is told outside the window. While it is not known what is held, no scope withholds anything: it
 * might be the user's.
 */
export function wayOf(
  { owner, heldKnown }: { readonly owner: Ownership; readonly heldKnown: boolean },
  {
    noticeScope,
    doNotDisturb,
    heldPassesDoNotDisturb,
  }: Pick<Settings, 'noticeScope' | 'doNotDisturb' | 'heldPassesDoNotDisturb'>,
): Way {
  if (heldKnown && !isInScope(owner, noticeScope)) return { kind: 'withheld', by: 'scope' }
  const passes = !doNotDisturb || (owner === 'held' && heldPassesDoNotDisturb)
  if (!passes) return { kind: 'withheld', by: 'do-not-disturb' }
  return { kind: owner === 'held' ? 'at-once' : 'in-turn' }
}
