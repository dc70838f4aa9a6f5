import {
  mostEntries,
  mostGroups,
  type OwnGroup,
  type WatchEdit,
  type WatchEntry,
  type WatchLine,
  type Watchlist,
  type WatchOrigin,
} from './watchlist.ts'

/** Makes a name that nothing else has, for a group or a section. */
export type NewId = () => string

type Edit<K extends WatchEdit['kind']> = Extract<WatchEdit, { readonly kind: K }>

/**
 * The watchlist after one edit. What cannot be done (a group or a line that is not there, more than may be kept) is not
 * done in part either; whatever changes nothing gives back the very same watchlist.
 */
export function editedWatchlist(watchlist: Watchlist, edit: WatchEdit, newId: NewId): Watchlist {
  const { groups } = watchlist
  switch (edit.kind) {
    case 'create-group':
      return withGroup(watchlist, {
        id: newId(),
        name: edit.name,
        origin: null,
        entries: newOnes([], edit.lines, newId),
      })
    case 'rename-group':
      return inGroup(watchlist, edit.group, (group) => ({ ...group, name: edit.name }))
    case 'remove-group':
      return regrouped(
        watchlist,
        groups.filter(({ id }) => id !== edit.group),
      )
    case 'move-group':
      return movedGroup(watchlist, edit)
    case 'import':
      return imported(watchlist, edit, newId)
    default:
      return inGroup(watchlist, edit.group, (group) => withEntries(group, editedEntries(group, edit, newId)))
  }
}

type EntryEdit = Edit<'add-lines' | 'add-section' | 'rename-section' | 'remove' | 'move'>

/** `null`: it cannot be done. */
function editedEntries({ entries }: OwnGroup, edit: EntryEdit, newId: NewId): readonly WatchEntry[] | null {
  switch (edit.kind) {
    case 'add-lines':
      return inserted(entries, newOnes(entries, edit.lines, newId), edit.before)
    case 'add-section':
      return inserted(entries, [newSection(edit.title, newId)], edit.before)
    case 'rename-section':
      return entries.some((entry) => entry.kind === 'section' && entry.key === edit.key)
        ? entries.map((entry) => (entry.key === edit.key ? { ...entry, title: edit.title } : entry))
        : null
    case 'remove':
      return hasAll(entries, edit.keys) ? entries.filter(({ key }) => !edit.keys.includes(key)) : null
    case 'move':
      return hasAll(entries, edit.keys) ? moved(entries, edit) : null
  }
}

function inserted(
  entries: readonly WatchEntry[],
  added: readonly WatchEntry[],
  before: string | null,
): readonly WatchEntry[] | null {
  const at = before === null ? entries.length : entries.findIndex(({ key }) => key === before)
  return at < 0 ? null : entries.toSpliced(at, 0, ...added)
}

/** Moved before one of themselves, they gather where that one is. */
function moved(entries: readonly WatchEntry[], { keys, before }: Edit<'move'>): readonly WatchEntry[] | null {
  const isMoved = ({ key }: WatchEntry) => keys.includes(key)
  const at = before === null ? entries.length : entries.findIndex(({ key }) => key === before)
  if (at < 0) return null
  const staying = (part: readonly WatchEntry[]) => part.filter((entry) => !isMoved(entry))
  return [...staying(entries.slice(0, at)), ...entries.filter(isMoved), ...staying(entries.slice(at))]
}

function hasAll(entries: readonly WatchEntry[], keys: readonly string[]): boolean {
  const found = new Set(entries.map(({ key }) => key))
  return keys.every((key) => found.has(key))
}

function movedGroup(watchlist: Watchlist, { group, to }: Edit<'move-group'>): Watchlist {
  const { groups } = watchlist
  const moving = groups.find(({ id }) => id === group)
  if (!moving || to >= groups.length) return watchlist
  return regrouped(watchlist, groups.filter((each) => each !== moving).toSpliced(to, 0, moving))
}

function imported(watchlist: Watchlist, edit: Edit<'import'>, newId: NewId): Watchlist {
  const issues = edit.issues.map((issue) => ({ kind: 'issue' as const, ...issue }))
  const told = newOnes([], issues, newId)
  const origin = { ...edit.origin, codes: told.map(({ key }) => key) }
  if (edit.into === null) return withGroup(watchlist, { id: newId(), name: edit.name, origin, entries: told })
  return inGroup(watchlist, edit.into, (group) => {
    if (!group.origin || !isSamePlace(group.origin, origin)) return group
    const { added, removed } = importDifference(group, origin.codes)
    const left = group.entries.filter(({ key }) => !removed.includes(key))
    const entries = [...left, ...told.filter(({ key }) => added.includes(key))]
    return withEntries({ ...group, origin }, entries) ?? group
  })
}

/** Whether both were taken over from the same group of the same account. */
export function isSamePlace(one: WatchOrigin, other: WatchOrigin): boolean {
  const fields = ['broker', 'environment', 'account', 'group'] as const
  return fields.every((field) => one[field] === other[field])
}

/** What an import into a group does to it; codes. */
export interface ImportDifference {
  /** New at the broker since the last import: comes in, in the broker's order. */
  readonly added: readonly string[]
  /** Came from the broker, which does not tell it any more: goes out. */
  readonly removed: readonly string[]
  /** The user's own, never told by the broker: stays. */
  readonly own: readonly string[]
  /** Told and here. */
  readonly kept: readonly string[]
  /** Came from the broker, and the user took it out: stays out. */
  readonly leftOut: readonly string[]
}

export function importDifference(
  { entries, origin }: Pick<OwnGroup, 'entries' | 'origin'>,
  toldCodes: readonly string[],
): ImportDifference {
  const here = entries.filter(({ kind }) => kind === 'issue').map(({ key }) => key)
  const [told, present, before] = [new Set(toldCodes), new Set(here), new Set(origin?.codes)]
  const missing = [...told].filter((code) => !present.has(code))
  const untold = here.filter((code) => !told.has(code))
  return {
    added: missing.filter((code) => !before.has(code)),
    removed: untold.filter((code) => before.has(code)),
    own: untold.filter((code) => !before.has(code)),
    kept: here.filter((code) => told.has(code)),
    leftOut: missing.filter((code) => before.has(code)),
  }
}

/** Issues that are not there yet, each once; every section is a new one. */
function newOnes(entries: readonly WatchEntry[], lines: readonly WatchLine[], newId: NewId): WatchEntry[] {
  const taken = new Set(entries.map(({ key }) => key))
  return lines.flatMap((line): WatchEntry[] => {
    if (line.kind === 'section') return [newSection(line.title, newId)]
    if (taken.has(line.code)) return []
    taken.add(line.code)
    return [{ kind: 'issue', key: line.code, name: line.name }]
  })
}

/** No code has small letters, so no issue can have its key. */
function newSection(title: string, newId: NewId): WatchEntry {
  return { kind: 'section', key: `section-${newId()}`, title }
}

/** `null`: it cannot be done, or there would be too many. */
function withEntries(group: OwnGroup, entries: readonly WatchEntry[] | null): OwnGroup | null {
  return entries && entries.length <= mostEntries ? { ...group, entries: [...entries] } : null
}

function withGroup(watchlist: Watchlist, group: OwnGroup): Watchlist {
  const isFull = watchlist.groups.length >= mostGroups || group.entries.length > mostEntries
  return isFull ? watchlist : { groups: [...watchlist.groups, group] }
}

function inGroup(watchlist: Watchlist, id: string, change: (group: OwnGroup) => OwnGroup | null): Watchlist {
  return regrouped(
    watchlist,
    watchlist.groups.map((group) => (group.id === id ? (change(group) ?? group) : group)),
  )
}

/** The same watchlist, where nothing in it changed. */
function regrouped(watchlist: Watchlist, groups: readonly OwnGroup[]): Watchlist {
  const before = watchlist.groups
  const isSame = (group: OwnGroup, place: number) =>
    group === before[place] || JSON.stringify(group) === JSON.stringify(before[place])
  return groups.length === before.length && groups.every(isSame) ? watchlist : { groups: [...groups] }
}
