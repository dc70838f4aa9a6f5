import type { LinkStatus } from '../../../shared/domain/link.ts'
import type { Down } from '../../stores/line.ts'

type DownWord = Down['kind'] | 'connecting' | 'takenOver' | 'signedOut' | 'noCredential' | 'stopped'

/** Which words of `down.*` name the trouble: a line that was never up is being connected, not lost. */
export function downWords(down: Down, link: LinkStatus | undefined): DownWord {
  if (down.kind !== 'link' || !link) return down.kind
  const cause = link.loss?.cause
  if (cause === 'no-credential') return 'noCredential'
  if (link.phase === 'stopped') {
    if (cause === 'taken-over') return 'takenOver'
    return cause === 'signed-out' ? 'signedOut' : 'stopped'
  }
  return link.loss === null ? 'connecting' : 'link'
}
