import type { i18n } from 'i18next'
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

  const speak = () => {
    const { byId } = stores.interruptions.getState()
    const latest = byId.get(fresh.at(-1) ?? '')
    if (latest) {
      const { issue, kind, direction } = latest
      voices.polite(
        t('announce.new', {
          count: fresh.length,
          name: issue.name ?? issue.code,
          kind: t(`kind.${kind}`),
          direction: t(`direction.${direction}`),
        }),
      )
    }
    fresh = []
  }

  stores.interruptions.subscribe((now, before) => {
    if (before.date === null || before.date !== now.date) return
    for (const { id } of now.newestFirst) {
      if (before.byId.has(id)) break
      fresh.push(id)
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
