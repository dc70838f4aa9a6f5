import type { i18n, TFunction } from 'i18next'
import type { VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'
import type { Stores } from './createStores.ts'

/** Not more often than this does the page speak of new VIs. */
const speakEvery = 5000

export interface Voices {
  readonly polite: (text: string) => void
  readonly assertive: (text: string) => void
}

/** Tells screen readers of new VIs, folded, and at once of a lost line. Countdowns never speak. */
export function announce(stores: Stores, { t }: i18n, voices: Voices): void {
  let fresh: string[] = []
  let resting = false

  /** What is held does not wait for its turn. */
  const speakHeld = (id: string) => {
    const interruption = stores.interruptions.getState().byId.get(id)
    if (interruption) voices.assertive(t('announce.held', wordsOf(interruption, t)))
  }

  const speak = () => {
    const { byId } = stores.interruptions.getState()
    const latest = byId.get(fresh.at(-1) ?? '')
    if (latest) voices.polite(t('announce.new', { count: fresh.length, ...wordsOf(latest, t) }))
    fresh = []
  }

  stores.interruptions.subscribe((now, before) => {
    if (before.date === null || before.date !== now.date) return
    for (const { id, issue } of now.newestFirst) {
      if (before.byId.has(id)) break
      if (stores.ownership.getState().of(issue.code) === 'held') speakHeld(id)
      else fresh.push(id)
    }
    if (fresh.length === 0 || resting) return
    resting = true
    speak()
    setTimeout(() => {
      resting = false
      if (fresh.length > 0) speak()
    }, speakEvery)
  })

  stores.line.subscribe(({ down }, before) => {
    if (down && !before.down) voices.assertive(t('announce.down', { what: t(`down.${down.kind}`) }))
    if (!down && before.down) voices.assertive(t('announce.up'))
  })
}

function wordsOf({ issue, kind, direction }: VolatilityInterruption, t: TFunction) {
  return {
    name: issue.name ?? issue.code,
    kind: t(`kind.${kind}`),
    direction: t(`direction.${direction}`),
  }
}
