import { type CSSProperties, useCallback, useMemo, useRef } from 'react'
import { useApp, useSlice, useWords } from '../../app/context.ts'
import { ids } from '../../app/pageTargets.ts'
import { useRowsInView } from '../../parts/useRowsInView.ts'
import { rowHeight } from '../../parts/viewport.ts'
import { shortName } from './accountName.ts'
import type { Line } from './lines.ts'
import { PositionRow, positionRowId } from './PositionRow.tsx'
import { PositionsHead } from './PositionsHead.tsx'
import styles from './portfolio.module.css'
import { SectionRow } from './SectionRow.tsx'
import { useOpenInterruptions } from './useOpenInterruptions.ts'
import type { Portfolio } from './usePortfolio.ts'
import { widestAmount } from './widestAmount.ts'

interface PositionsTableProps {
  readonly portfolio: Portfolio
  readonly onCheck: () => void
}

/** Only the lines in sight are on the page; the rest is a height. */
export function PositionsTable({ portfolio, onCheck }: PositionsTableProps) {
  const t = useWords()
  const { lines } = portfolio
  const scroller = useRef<HTMLDivElement>(null)
  const selected = useSlice('portfolio', (state) => state.selected)
  const place = useMemo(() => lines.findIndex(({ key }) => key === selected), [lines, selected])
  const { first, end } = useRowsInView(scroller, { count: lines.length, key: selected, place })
  const inSight = place >= first && place < end
  const masked = useSlice('settings', ({ value }) => value?.masked === true)
  // A mask that leaves a column as wide as its figures would tell how large they are.
  const width = useMemo(() => (masked ? 0 : widestAmount(lines)), [lines, masked])
  const shown = { first, end, place }
  return (
    <div ref={scroller} className={styles.scroller} style={{ '--amount': `${width}ch` } as CSSProperties}>
      <table
        id={ids.portfolio}
        className={styles.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML lets a table be a grid
        role="grid"
        tabIndex={0}
        aria-label={t('portfolio.table')}
        aria-rowcount={lines.length + 1}
        aria-activedescendant={inSight ? positionRowId(place) : undefined}
        onDoubleClick={onCheck}
      >
        <PositionsHead weighed={portfolio.weighing.kind === 'computed'} />
        <tbody
          className={styles.rows}
          style={{ height: lines.length * rowHeight, paddingTop: first * rowHeight }}
        >
          <Lines lines={lines} shown={shown} portfolio={portfolio} />
        </tbody>
      </table>
    </div>
  )
}

interface LinesProps {
  readonly lines: readonly Line[]
  readonly shown: { readonly first: number; readonly end: number; readonly place: number }
  readonly portfolio: Portfolio
}

function Lines({ lines, shown: { first, end, place }, portfolio }: LinesProps) {
  const t = useWords()
  const { stores } = useApp()
  const select = useCallback((selected: string) => stores.portfolio.setState({ selected }), [stores])
  const open = useOpenInterruptions()
  const { old, weighing, accounts } = portfolio
  const anyOld = accounts.some(({ id }) => (old.get(id) ?? null) !== null)
  return lines.slice(first, end).map((line, offset) => {
    const at = first + offset
    if (line.kind === 'section') return <SectionRow key={line.key} line={line} index={at + 2} old={anyOld} />
    const { position } = line
    return (
      <PositionRow
        key={line.key}
        position={position}
        at={at}
        selected={at === place}
        old={(old.get(position.account.id) ?? null) !== null}
        whole={weighing.kind === 'computed' ? weighing.whole : null}
        interruption={(position.code !== null && open.get(position.code)) || null}
        owner={accounts.length > 1 ? shortName(position.account, accounts, t) : null}
        onSelect={select}
      />
    )
  })
}
