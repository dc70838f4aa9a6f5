import type { WatchEntry } from '../../../shared/domain/watchlist.ts'

/** A group as a text that can be read in again: a code, a tab and a name to a line, sections behind #. */
export function plainList(entries: readonly WatchEntry[], nameOf: (code: string) => string | null): string {
  return entries
    .map((entry) => {
      if (entry.kind === 'section') return `# ${entry.title}\r\n`
      const name = entry.name ?? nameOf(entry.key)
      return name === null ? `${entry.key}\r\n` : `${entry.key}\t${name}\r\n`
    })
    .join('')
}
