import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostEntries, mostGroups, type OwnGroup, type WatchLine } from '../../../shared/domain/watchlist.ts'
import { useApp } from '../../app/context.ts'
import { ids } from '../../app/pageTargets.ts'
import { unfiltered } from '../../stores/watch.ts'
import { readListFile } from './readListFile.ts'
import type { WatchEdits } from './useWatchEdits.ts'

/** A text that was brought in whole, and is looked at before it is added. */
export interface Brought {
  readonly text: string
  /** `null`: pasted. */
  readonly file: string | null
}

export interface AddActs {
  readonly brought: Brought | null
  readonly bring: (brought: Brought | null) => void
  readonly readFile: (file: File) => void
  /** Resolves to whether anything was added. */
  readonly add: (lines: readonly WatchLine[]) => Promise<boolean>
}

/** Adds lines at the end of the group that is shown; where there is none, begins one. */
export function useAdd(group: OwnGroup | null, edits: WatchEdits): AddActs {
  const { t } = useTranslation()
  const { stores } = useApp()
  const [brought, bring] = useState<Brought | null>(null)
  const refuse = (text: string) => {
    edits.say({ text, failed: true })
    return false
  }
  const addedWords = (lines: readonly WatchLine[]) => {
    const n = lines.filter(({ kind }) => kind === 'issue').length
    return n === 0 ? t('watch.edit.addedSection') : t('watch.edit.added', { n })
  }
  const tooMany = (lines: readonly WatchLine[]) =>
    t('watch.edit.mostEntries', { most: mostEntries, n: lines.length })
  const begin = async (lines: readonly WatchLine[]) => {
    const groups = stores.watchlist.getState().value?.watchlist.groups.length ?? 0
    if (groups >= mostGroups) return refuse(t('watch.edit.mostGroups', { most: mostGroups }))
    if (lines.length > mostEntries) return refuse(tooMany(lines))
    const state = await edits.edit(
      { kind: 'create-group', name: t('watch.group.first'), lines: [...lines] },
      addedWords(lines),
    )
    const made = state?.watchlist.groups.at(-1)
    if (!made) return false
    stores.watch.setState({ group: made.id, cursor: firstCode(lines), anchor: null })
    return true
  }
  const append = async (to: OwnGroup, lines: readonly WatchLine[]): Promise<boolean> => {
    const here = new Set(to.entries.map(({ key }) => key))
    const fresh = lines.filter((line) => line.kind === 'section' || !here.has(line.code))
    const known = lines.length - fresh.length
    const first = firstCode(lines)
    // What is added is seen, whatever else is filtered away.
    stores.watch.setState((view) => ({ filters: unfiltered(view, to.id) }))
    if (first !== null) stores.watch.setState({ cursor: first, anchor: null })
    if (fresh.length === 0) return refuse(t('watch.edit.known', { n: known }))
    if (to.entries.length + fresh.length > mostEntries) return refuse(tooMany(fresh))
    const also = known === 0 ? '' : ` · ${t('watch.edit.alsoKnown', { n: known })}`
    const edit = { kind: 'add-lines', group: to.id, lines: fresh, before: null } as const
    return (await edits.edit(edit, addedWords(fresh) + also)) !== null
  }
  return {
    brought,
    bring,
    add: (lines) => (group ? append(group, lines) : begin(lines)),
    readFile(file) {
      void readListFile(file).then((read) => {
        if (read.kind !== 'read') return refuse(t(`watch.file.${read.kind}`, { name: file.name }))
        bring({ text: read.text, file: file.name })
        // There Enter adds it.
        document.getElementById(ids.watchAdd)?.focus()
      })
    },
  }
}

function firstCode(lines: readonly WatchLine[]): string | null {
  const first = lines.find((line) => line.kind === 'issue')
  return first?.kind === 'issue' ? first.code : null
}
