import type { TFunction } from 'i18next'
import { useApp, useWords } from '../../app/context.ts'
import { Badge } from '../../parts/Badge.tsx'
import type { ShownUnit } from './figureText.ts'
import { MatrixCell } from './MatrixCell.tsx'
import styles from './matrix.module.css'
import { brokenRules, className, isOff } from './mismatchWords.ts'
import type { MatrixColumn, MatrixRow as Row } from './programRows.ts'

interface MatrixRowProps {
  readonly row: Row
  /** Counted from 1, the head included, as ARIA does. */
  readonly index: number
  readonly columns: readonly MatrixColumn[]
  readonly shown: ShownUnit
  readonly largest: string
  readonly selected: boolean
  readonly folded: boolean
}

export function matrixRowId(key: string): string {
  return `program-${key}`
}

export function MatrixRow({ row, index, columns, shown, largest, selected, folded }: MatrixRowProps) {
  const { stores } = useApp()
  const group = row.kind === 'total' ? 'total' : (row.investor?.group ?? 'unknown')
  const broken = brokenRules(row, shown.unit)
  return (
    <tr
      id={matrixRowId(row.key)}
      className={styles.row}
      data-group={group}
      data-kind={row.kind}
      aria-rowindex={index}
      aria-level={group === 'institution' ? 2 : 1}
      aria-expanded={group === 'subtotal' ? !folded : undefined}
      aria-selected={selected}
      onClick={() => stores.program.setState({ selected: row.key })}
    >
      <th scope="row" aria-colindex={1} className={styles.name}>
        <RowName row={row} folded={folded} />
      </th>
      {columns.map(({ kind, side }, at) => (
        <MatrixCell
          key={`${kind} ${side}`}
          kind={kind}
          side={side}
          figure={row.trades?.[kind][shown.unit][side] ?? null}
          shown={shown}
          largest={row.kind === 'total' ? null : largest}
          off={broken.some((mismatch) => isOff(mismatch, { kind, side }))}
          index={at + 2}
        />
      ))}
    </tr>
  )
}

function RowName({ row, folded }: { readonly row: Row; readonly folded: boolean }) {
  const t = useWords()
  const { stores } = useApp()
  const name = row.code === null ? t('program.total') : className(row.code, row.name, t)
  const note = noteOf(row, t)
  return (
    <>
      {row.investor?.group === 'subtotal' && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.fold}
          aria-label={t(folded ? 'program.unfold' : 'program.fold')}
          onClick={() => stores.program.setState({ folded: !folded })}
        >
          {folded ? '▸' : '▾'}
        </button>
      )}
      {name} {note !== null && <small>{note}</small>}
      {row.kind === 'repeated' && (
        <>
          {' '}
          <Badge tone="unknown">{t('program.repeated')}</Badge>
        </>
      )}
    </>
  )
}

function noteOf({ kind, code, investor }: Row, t: TFunction): string | null {
  if (kind === 'total') return t('program.computed')
  if (kind === 'missing') return t('program.notSent')
  if (investor === null) return t('program.unknownClass', { code })
  return investor.group === 'subtotal' ? t('program.subtotal') : null
}
