import type { TFunction } from 'i18next'
import { kstDate, kstDigits } from '../../../shared/domain/time.ts'
import type { OwnGroup, WatchEntry } from '../../../shared/domain/watchlist.ts'
import type { Stores } from '../../app/createStores.ts'
import { download } from '../../app/download.ts'
import { plainList } from './plainList.ts'
import { watchCsv } from './watchCsv.ts'

interface Saved {
  readonly group: OwnGroup
  readonly items: readonly WatchEntry[]
  readonly stores: Stores
  readonly t: TFunction
  readonly nameOf: (code: string) => string | null
}

/** The table as it is shown now, as a file. */
export function saveWatchCsv({ group, items, stores, t, nameOf }: Saved) {
  download(`vigil-watch-${stamp(stores)}.csv`, watchCsv({ group, items, stores, t, nameOf }))
}

/** What the group holds, as a file that can be read in again. */
export function saveWatchList({ group, items, stores, nameOf }: Omit<Saved, 't'>) {
  download(
    `vigil-watch-${group.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${stamp(stores)}.txt`,
    plainList(items, nameOf),
  )
}

function stamp({ clock }: Stores): string {
  const { market } = clock.getState()
  return `${kstDate(market)}-${kstDigits(market)}`
}
