import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../app/context.ts'
import { Key } from '../../parts/Key.tsx'
import type { Entry } from './entries.ts'
import type { PaletteRow } from './findRows.ts'
import { lackOf } from './lackOf.ts'
import styles from './palette.module.css'

interface PaletteListProps {
  readonly id: string
  readonly rows: readonly PaletteRow[]
  readonly active: number
  readonly onRun: (row: PaletteRow) => void
}

export function PaletteList({ id, rows, active, onRun }: PaletteListProps) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    ref.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div ref={ref} id={id} className={styles.list} role="listbox" aria-label={t('palette.list')}>
      {rows.map((row, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field that owns the list takes its keys
        <div
          key={keyOf(row)}
          id={optionId(place)}
          className={styles.option}
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          aria-disabled={row.kind === 'entry' && lackOf(row.entry.command, stores) !== null}
          // The focus stays in the field.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onRun(row)}
        >
          {row.kind === 'entry' ? <EntryCells entry={row.entry} /> : <IssueCells row={row} />}
        </div>
      ))}
    </div>
  )
}

function EntryCells({ entry: { command, number, key } }: { readonly entry: Entry }) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const lack = lackOf(command, stores)
  return (
    <>
      <span className={styles.name}>{t(`palette.command.${command}`)}</span>
      {number !== null && <span className={styles.code}>{number}</span>}
      <span className={styles.does}>{lack !== null && t(`palette.lack.${lack}`)}</span>
      {key !== null && <Key name={key} />}
    </>
  )
}

function IssueCells({ row: { kind, issue } }: { readonly row: Exclude<PaletteRow, { kind: 'entry' }> }) {
  const { t } = useTranslation()
  return (
    <>
      <span className={styles.name}>{issue.name ?? issue.code}</span>
      {issue.name !== null && <span className={styles.code}>{issue.code}</span>}
      <span className={styles.does}>{t(`palette.${kind}`)}</span>
    </>
  )
}

export function optionId(place: number): string {
  return `palette-option-${place}`
}

function keyOf(row: PaletteRow): string {
  return row.kind === 'entry' ? row.entry.command : `${row.kind} ${row.issue.code}`
}
