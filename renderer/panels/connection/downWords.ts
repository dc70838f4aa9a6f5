import type { LinkStatus } from '../../../shared/domain/link.ts'
import type { Down } from '../../stores/line.ts'

type DownWord = Down['kind'] | 'connecting' | 'takenOver' | 'stopped'

/** Which words of `down.*` name the trouble: a line that was never up is being connected, not lost. */
export function downWords(down: Down, link: LinkStatus | undefined): DownWord {
  if (down.kind !== 'link' || !link) return down.kind
  if (link.loss?.cause === 'taken-over' && link.phase === 'stopped') return 'takenOver'
  if (link.phase === 'stopped') return 'stopped'
  return link.loss === null ? 'connecting' : 'link'
}
