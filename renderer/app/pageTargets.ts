import type { i18n } from 'i18next'
import { viCsv } from '../panels/vi/viCsv.ts'
import type { Voices } from './announcements.ts'
import type { Stores } from './createStores.ts'
import type { KeyTargets } from './keys.ts'

/** The places of the page that keys lead to, by their ids. */
export const ids = {
  list: 'vi-list',
  filter: 'vi-filter',
  polite: 'said-politely',
  assertive: 'said-at-once',
}

export function pageTargets(stores: Stores, i18n: i18n): KeyTargets {
  return {
    focusList: () => document.getElementById(ids.list)?.focus(),
    focusFilter: () => document.getElementById(ids.filter)?.focus(),
    exportCsv: () => {
      const { date, byId } = stores.interruptions.getState()
      const text = viCsv(stores.viList.getState().items, byId, i18n.t)
      download(`vigil-vi-${date ?? 'unknown'}.csv`, text)
    },
  }
}

export function pageVoices(): Voices {
  const say = (id: string) => (text: string) => {
    const place = document.getElementById(id)
    if (place) place.textContent = text
  }
  return { polite: say(ids.polite), assertive: say(ids.assertive) }
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has read the blob by the next task.
  setTimeout(() => URL.revokeObjectURL(url))
}
