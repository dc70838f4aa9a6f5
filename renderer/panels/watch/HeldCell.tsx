import { memo } from 'react'
import { useApp, useSlice, useWords } from '../../app/context.ts'
import { sharesText } from '../../format/figures.ts'
import { useGone } from '../../parts/useGone.ts'
import { useMask } from '../../parts/useMask.ts'
import { UnknownCell } from './FigureCell.tsx'
import { isShortCode } from './isShortCode.ts'
import styles from './watch.module.css'

/** A balance older than this is told as old, ms. */
const freshFor = 5 * 60_000

/** Shares of every account together. Before any account was told, nobody knows, and that is not none. */
export const HeldCell = memo(function HeldCell({ code }: { readonly code: string }) {
  const t = useWords()
  const { stores } = useApp()
  const masked = useMask()
  const held = useSlice('mine', ({ value }) => {
    if (!value || value.heldAsOf === null || !isShortCode(code)) return undefined
    return code in value.held ? (value.held[code] ?? null) : 0
  })
  const gone = useGone() !== null
  const old = useSlice('clock', ({ local }) => {
    const { value } = stores.mine.getState()
    return gone || (value?.heldAsOf != null && local - value.heldAsOf >= freshFor)
  })
  if (held === undefined) return <UnknownCell column="held" why={t('watch.noHoldings')} />
  if (held === null) return <UnknownCell column="held" why={t('watch.heldUnknown')} />
  return (
    <td
      className={`${styles.figure} ${held === 0 ? styles.quiet : styles.own}`}
      data-column="held"
      data-old={old}
    >
      {masked(sharesText(held))}
    </td>
  )
})
