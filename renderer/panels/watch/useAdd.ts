import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostEntries, mostGroups, type OwnGroup } from '../../../shared/domain/watchlist.ts'
import { useApp } from '../../app/context.ts'
import { ids } from '../../app/pageTargets.ts'
import type { PastedLine } from './pastedIssues.ts'
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
  readonly add: (lines: readonly PastedLine[]) => Promise<boolean>
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
  const begin = async (lines: readonly PastedLine[]) => {
    const groups = stores.watchlist.getState().value?.watchlist.groups.length ?? 0
    if (groups >= mostGroups) return refuse(t('watch.edit.mostGroups', { most: mostGroups }))
    const until = lines.findIndex(({ kind }) => kind === 'section')
    const first = issuesOf(until < 0 ? lines : lines.slice(0, until))
    const words = t('watch.edit.added', { n: first.length })
    const name = t('watch.group.first')
    const state = await edits.edit({ kind: 'create-group', name, issues: [...first] }, words)
    const made = state?.watchlist.groups.at(-1)
    if (!made) return false
    stores.watch.setState({ group: made.id, cursor: first[0]?.code ?? null, anchor: null })
    return until < 0 ? true : append(made, lines.slice(until))
  }
  const append = async (to: OwnGroup, lines: readonly PastedLine[]): Promise<boolean> => {
    const here = new Set(to.entries.map(({ key }) => key))
    const fresh = lines.filter((line) => line.kind === 'section' || !here.has(line.code))
    const known = lines.length - fresh.length
    const [first] = issuesOf(lines)
    if (first) stores.watch.setState({ cursor: first.code, anchor: null })
    if (fresh.length === 0) return refuse(t('watch.edit.known', { n: known }))
    if (to.entries.length + fresh.length > mostEntries)
      return refuse(t('watch.edit.mostEntries', { most: mostEntries, n: fresh.length }))
    const n = issuesOf(fresh).length
    const words = n === 0 ? t('watch.edit.addedSection') : t('watch.edit.added', { n })
    const also = known === 0 ? '' : ` · ${t('watch.edit.alsoKnown', { n: known })}`
    for (const part of partsOf(fresh)) {
      const edit = Array.isArray(part)
        ? ({ kind: 'add-issues', group: to.id, issues: part, before: null } as const)
        : ({ kind: 'add-section', group: to.id, title: part.title, before: null } as const)
      if ((await edits.edit(edit, words + also)) === null) return false
    }
    return true
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

type Told = { code: string; name: string | null }

function issuesOf(lines: readonly PastedLine[]): Told[] {
  return lines.flatMap((line) => (line.kind === 'issue' ? [{ code: line.code, name: line.name }] : []))
}

/** Sections, and the runs of issues between them: each goes out as one edit. */
function partsOf(lines: readonly PastedLine[]): readonly (Told[] | { readonly title: string })[] {
  const parts: (Told[] | { readonly title: string })[] = []
  for (const line of lines) {
    const last = parts.at(-1)
    if (line.kind === 'section') parts.push({ title: line.title })
    else if (Array.isArray(last)) last.push({ code: line.code, name: line.name })
    else parts.push([{ code: line.code, name: line.name }])
  }
  return parts
}
