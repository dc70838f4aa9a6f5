import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSlice } from '../../app/context.ts'
import { Key } from '../../parts/Key.tsx'
import { StripCell } from './StripCell.tsx'
import { StripDown } from './StripDown.tsx'
import { StripNone } from './StripNone.tsx'
import styles from './ViStrip.module.css'

/** A cell narrower than this would have to cut a figure, px. */
const cellWidth = 236

/** Running VIs, oldest first, always in sight; with none, or none known, it says which of the two. */
export function ViStrip() {
  const { t } = useTranslation()
  const loaded = useSlice('interruptions', ({ date }) => date !== null)
  const down = useSlice('line', (line) => line.down)
  const ids = useSlice('viList', ({ openIds }) => openIds)
  const lost = down !== null || !loaded
  return (
    <section className={styles.strip} aria-label={t('strip.label')} data-state={stateOf(lost, ids.length)}>
      {lost ? <StripDown down={down} alone={ids.length === 0} /> : ids.length > 0 && <StripCounts />}
      {!lost && ids.length === 0 && <StripNone />}
      {ids.length > 0 && <StripCells ids={ids} />}
    </section>
  )
}

function stateOf(lost: boolean, open: number): 'unknown' | 'active' | 'none' {
  if (lost) return 'unknown'
  return open > 0 ? 'active' : 'none'
}

function StripCounts() {
  const { t } = useTranslation()
  const counts = useSlice('viList', (list) => list.counts)
  const today = t('strip.today', { count: counts.all })
  return (
    <div className={styles.counts}>
      <strong>{t('strip.running', { count: counts.running })}</strong>
      <span>{counts.unknown > 0 ? `${t('strip.unsure', { count: counts.unknown })} · ${today}` : today}</span>
    </div>
  )
}

function StripCells({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation()
  const ref = useRef<HTMLUListElement>(null)
  const room = useRoom(ref)
  const rest = ids.length - room
  return (
    <>
      <ul ref={ref} className={styles.cells} data-full={rest > 0}>
        {ids.slice(0, room).map((id) => (
          <StripCell key={id} id={id} />
        ))}
      </ul>
      {rest > 0 && (
        <div className={styles.more}>
          <strong>+{rest}</strong>
          <span>{t('strip.more')}</span>
        </div>
      )}
      <div className={styles.hint}>
        <span>{t('strip.first')}</span>
        <span>
          {t('strip.list')} <Key name="F4" />
        </span>
      </div>
    </>
  )
}

/** How many cells fit. */
function useRoom(ref: React.RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(1)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => setRoom(Math.max(1, Math.floor(element.clientWidth / cellWidth)))
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [ref])
  return room
}
