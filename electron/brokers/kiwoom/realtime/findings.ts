import type { Environment } from '../../../../shared/domain/instrument.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { VolatilityInterruption } from '../../../../shared/domain/volatilityInterruption.ts'
import type { Frame } from './frames.ts'
import { toInterruption } from './vi.ts'

export type Finding =
  | { readonly kind: 'sighting'; readonly sighting: VolatilityInterruption }
  /** `what` is the text of the frame, or one entry of several. */
  | { readonly kind: 'unreadable'; readonly reason: string; readonly what: unknown }

const nothing: readonly Finding[] = []

/** What a frame says about VIs: each 1h entry is sighted or reported, and so is a frame that is none. */
export function findings(
  frame: Frame,
  text: string,
  seen: { readonly at: Instant; readonly environment: Environment },
): readonly Finding[] {
  if (frame.kind === 'unreadable') return [{ kind: 'unreadable', reason: frame.reason, what: text }]
  if (frame.kind !== 'real') return nothing
  const alone = frame.entries.length === 1
  const found: Finding[] = []
  for (const entry of frame.entries) {
    if (entry.kind === 'unreadable')
      found.push({ kind: 'unreadable', reason: 'entry of REAL', what: alone ? text : entry.raw })
    if (entry.kind !== 'interruption') continue
    const sighting = toInterruption(entry, seen.at, seen.environment)
    if ('unreadable' in sighting)
      found.push({ kind: 'unreadable', reason: sighting.unreadable, what: alone ? text : entry })
    else found.push({ kind: 'sighting', sighting })
  }
  return found
}
