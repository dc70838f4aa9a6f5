import { type CSSProperties, type RefObject, useEffect, useMemo, useRef } from 'react'
import type { WatchEntry } from '../../../shared/domain/watchlist.ts'
import { useApp, useSlice, useWords } from '../../app/context.ts'
import { ids } from '../../app/pageTargets.ts'
import { useRowsInView } from '../../parts/useRowsInView.ts'
import { rowHeight } from '../../parts/viewport.ts'
import { SectionRow } from './SectionRow.tsx'
import { useDrag } from './useDrag.ts'
import { useLookAt } from './useLookAt.ts'
import { usePacer } from './useRowQuote.ts'
import { type TableViewHands, WatchHead } from './WatchHead.tsx'
import { WatchRow } from './WatchRow.tsx'
import styles from './watch.module.css'
import { columnTracks, type WatchColumn } from './watchColumns.ts'

interface WatchTableProps extends TableViewHands {
  readonly items: readonly WatchEntry[]
  readonly chosen: ReadonlySet<string>
  readonly columns: readonly WatchColumn[]
  readonly resting: RefObject<boolean>
  /** `null`: lines stay where they are now. */
  readonly onMove: ((keys: readonly string[], before: string | null) => void) | null
  readonly onOpen: (key: string) => void
}

/** Only the rows in sight are on the page; the rest is a height. */
export function WatchTable(props: WatchTableProps) {
  const { items, chosen, columns, view, resting, onMove, onOpen } = props
  const t = useWords()
  const { stores } = useApp()
  const scroller = useRef<HTMLDivElement>(null)
  const cursor = useSlice('watch', (state) => state.cursor)
  const place = useMemo(() => items.findIndex(({ key }) => key === cursor), [items, cursor])
  const sight = useRowsInView(scroller, { count: items.length, key: cursor, place })
  const { first, end } = sight
  const shown = items.slice(first, end)
  useLookAt(shown)
  useFavoured(items, sight)
  const { drop, onPointerDown } = useDrag({ scroller, items, chosen, onMove })
  const select = (key: string, extend: boolean) =>
    stores.watch.setState(({ anchor }) => ({ cursor: key, anchor: extend ? (anchor ?? cursor ?? key) : key }))
  return (
    <div ref={scroller} className={styles.scroller}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the panel's keys do the same */}
      <table
        id={ids.watch}
        className={styles.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML lets a table be a grid
        role="grid"
        tabIndex={0}
        style={{ '--tracks': columnTracks(columns, view) } as CSSProperties}
        aria-label={t('watch.table')}
        aria-rowcount={items.length + 1}
        aria-multiselectable={true}
        aria-activedescendant={place >= first && place < end ? rowId(place) : undefined}
        onPointerEnter={() => {
          resting.current = true
        }}
        onPointerLeave={() => {
          resting.current = false
        }}
        onPointerDown={onPointerDown}
        onClick={(event) => {
          const key = keyUnder(event.target)
          if (key !== null) select(key, event.shiftKey)
        }}
        onDoubleClick={(event) => {
          const key = keyUnder(event.target)
          if (key !== null) onOpen(key)
        }}
      >
        <WatchHead columns={columns} view={view} change={props.change} />
        <tbody
          className={styles.body}
          style={{ height: items.length * rowHeight, paddingTop: first * rowHeight }}
        >
          {shown.map((entry, offset) => {
            const row = {
              id: rowId(first + offset),
              index: first + offset + 2,
              chosen: chosen.has(entry.key),
              cursor: entry.key === cursor,
              drop: dropAt(drop, first + offset, items.length),
            }
            return entry.kind === 'issue' ? (
              <WatchRow key={entry.key} {...row} code={entry.key} name={entry.name} columns={columns} />
            ) : (
              <SectionRow
                key={entry.key}
                {...row}
                sectionKey={entry.key}
                title={entry.title}
                span={columns.length}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** What the eye is on is drawn before what waits beyond the edge. */
function useFavoured(
  items: readonly WatchEntry[],
  { top, height }: { readonly top: number; readonly height: number },
): void {
  const pacer = usePacer()
  const [from, to] = [Math.floor(top / rowHeight), Math.ceil((top + height) / rowHeight)]
  useEffect(() => {
    pacer.favour(new Set(items.slice(from, to).map(({ key }) => key)))
  }, [pacer, items, from, to])
}

/** Keys may hold what an id may not. */
function rowId(place: number): string {
  return `watch-row-${place}`
}

export function keyUnder(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-key]')?.dataset.key ?? null) : null
}

function dropAt(drop: number | null, place: number, count: number): 'before' | 'after' | undefined {
  if (drop === place) return 'before'
  return drop === count && place === count - 1 ? 'after' : undefined
}
