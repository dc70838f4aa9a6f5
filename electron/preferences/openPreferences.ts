import { readFileSync, renameSync } from 'node:fs'
import type { Clock, Instant } from '../../shared/domain/time.ts'
import type { KeptItem, Log, Preferences, SavedPreferences, VaultIndex } from '../monitor/platform.ts'
import { defaultPreferences, PreferencesFile } from './preferencesFile.ts'
import { replaceFile } from './replaceFile.ts'

interface PreferencesDeps {
  readonly file: string
  readonly clock: Clock
  readonly log: Log
}

export interface OpenedPreferences extends Preferences {
  readonly vaultIndex: VaultIndex
}

/** Past attempts to get a token matter for a minute; a day is plenty. */
const issuesKept = 24 * 3_600_000

/**
 * What the user chose, in one small file without secrets, replaced as a whole and never half-written.
 * A file that cannot be read is set aside; one that a newer Vigil wrote is left alone, and nothing is saved.
 */
export function openPreferences({ file, clock, log }: PreferencesDeps): OpenedPreferences {
  const found = readFile(file, clock.now(), log)
  let content = found.content

  function change(next: Partial<PreferencesFile>): void {
    content = { ...content, ...next, issues: recent(next.issues ?? content.issues, clock.now()) }
    if (!found.writable) return
    try {
      replaceFile(file, `${JSON.stringify(content, undefined, 2)}\n`)
    } catch (error) {
      log.warn(`The preferences could not be saved (${codeOf(error)}); they hold for this run.`)
    }
  }

  return {
    read: (): SavedPreferences => content,
    change,
    vaultIndex: {
      get: (name) => content.kept[name],
      set: (name, item) => change({ kept: withItem(content.kept, name, item) }),
    },
  }
}

interface Found {
  readonly content: PreferencesFile
  readonly writable: boolean
}

function readFile(file: string, now: Instant, log: Log): Found {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') log.warn(`The preferences could not be read (${codeOf(error)}).`)
    return { content: defaultPreferences, writable: codeOf(error) === 'ENOENT' }
  }
  const parsed = PreferencesFile.safeParse(parsedJson(text))
  if (parsed.success) return { content: parsed.data, writable: true }
  if (isNewer(parsedJson(text))) {
    log.warn('The preferences were written by a newer Vigil: they are left alone, and changes are not saved.')
    return { content: defaultPreferences, writable: false }
  }
  return { content: defaultPreferences, writable: setAside(file, now, log) }
}

/** What could not be read may still be repaired by hand. */
function setAside(file: string, now: Instant, log: Log): boolean {
  try {
    renameSync(file, `${file}.damaged-${now}`)
    log.warn('The preferences were damaged: they were set aside, and Vigil begins anew.')
    return true
  } catch {
    return false
  }
}

function isNewer(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    typeof value.version === 'number' &&
    value.version > defaultPreferences.version
  )
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function withItem(kept: PreferencesFile['kept'], name: string, item: KeptItem | undefined) {
  const { [name]: _, ...others } = kept
  return item === undefined ? others : { ...others, [name]: item }
}

function recent(issues: PreferencesFile['issues'], now: Instant): PreferencesFile['issues'] {
  return Object.fromEntries(Object.entries(issues).filter(([, at]) => now - at < issuesKept))
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error ? String(error.code) : error.name
}
