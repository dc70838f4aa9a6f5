import type { OwnGroup, WatchEdit } from '../../../shared/domain/watchlist.ts'
import type { WatchEdits } from './useWatchEdits.ts'

export interface SheetProps {
  readonly group: OwnGroup
  readonly edits: WatchEdits
  readonly onClose: () => void
}

/** For edits after which the sheet has done its work. One that was refused leaves it open. */
export function closingEdit({ edits, onClose }: Pick<SheetProps, 'edits' | 'onClose'>) {
  return (edit: WatchEdit, words: string) => {
    void edits.edit(edit, words).then((state) => state && onClose())
  }
}
