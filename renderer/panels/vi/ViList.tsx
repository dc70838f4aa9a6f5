import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { ids } from '../../app/pageTargets.ts'
import { toggleDetail } from '../../app/viewActions.ts'
import { rowHeight, visibleRange } from '../../parts/viewport.ts'
import { EmptyList } from './EmptyList.tsx'
import { FreshPill } from './FreshPill.tsx'
import { GapRow } from './GapRow.tsx'
import { ListHead } from './ListHead.tsx'
import { useScroll } from './useScroll.ts'
import styles from './ViList.module.css'
import { rowId, ViRow } from './ViRow.tsx'

/** Only what is in sight is on the page; the rest of the day is a height. */
export function ViList() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const ref = useRef<HTMLDivElement>(null)
  const items = useSlice('viList', (list) => list.items)
  const selected = useSlice('selection', ({ id }) => id)
  const { view, fresh, toTop } = useScroll(ref, items)
  const { first, end } = visibleRange(items.length, view)
  const active = items.slice(first, end).some(({ key }) => key === selected)
  return (
    <div className={styles.frame}>
      <FreshPill count={fresh} onPress={toTop} />
      <div ref={ref} className={styles.scroller}>
        <table
          id={ids.list}
          className={styles.list}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML lets a table be a grid
          role="grid"
          tabIndex={0}
          aria-label={t('vi.list')}
          aria-rowcount={items.length + 1}
          aria-activedescendant={active && selected ? rowId(selected) : undefined}
          onDoubleClick={() => toggleDetail(stores)}
        >
          <ListHead />
          <tbody
            className={styles.body}
            style={{ height: items.length * rowHeight, paddingTop: first * rowHeight }}
          >
            {items.slice(first, end).map((item, place) => {
              const index = first + place + 2
              return item.kind === 'row' ? (
                <ViRow key={item.key} id={item.key} index={index} />
              ) : (
                <GapRow key={item.key} span={item.span} index={index} />
              )
            })}
          </tbody>
        </table>
        <EmptyList />
      </div>
    </div>
  )
}
