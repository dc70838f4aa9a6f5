import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { investorClasses, tableRows } from '../../../shared/domain/investors.ts'
import { mismatchesInTable, type ProgramMismatch } from '../../../shared/domain/programSums.ts'
import { inUnit, type MoneyUnit, type ProgramTable } from '../../../shared/domain/programTrade.ts'
import { useSlice } from '../../app/context.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Button } from '../../parts/Button.tsx'
import { className, mismatchWords } from './mismatchWords.ts'
import styles from './program.module.css'

const shownAtFirst = 3

/** What does not add up, by name; and what the row 전체 adds up. */
export function Sums({ table }: { readonly table: ProgramTable }) {
  const { t } = useTranslation()
  const unit = useSlice('program', (state) => state.unit)
  const moneyUnit = useSlice('program', (state) => state.moneyUnit)
  const [all, setAll] = useState(false)
  // What is on screen comes first.
  const found = useMemo(
    () => mismatchesInTable(table).toSorted((a, b) => Number(b.unit === unit) - Number(a.unit === unit)),
    [table, unit],
  )
  const names = useMemo(() => new Map(tableRows(table).map(({ code, name }) => [code, name])), [table])
  const rest = found.length - shownAtFirst
  return (
    <div className={styles.sums}>
      <span role="status" className={styles.found}>
        {found.length > 0 && <Badge tone="refused">{t('program.sums.count', { n: found.length })}</Badge>}
        {(all ? found : found.slice(0, shownAtFirst)).map((mismatch) => (
          <Mismatch
            key={JSON.stringify(mismatch)}
            mismatch={mismatch}
            row={className(mismatch.code, names.get(mismatch.code) ?? null, t)}
            moneyUnit={moneyUnit}
          />
        ))}
      </span>
      {found.length > 0 && rest > 0 && (
        <Button aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('program.sums.less') : t('program.sums.more', { n: rest })}
        </Button>
      )}
      <span className={styles.spring} />
      <TotalNote table={table} />
    </div>
  )
}

interface MismatchProps {
  readonly mismatch: ProgramMismatch
  /** Whose figures; `null`: there is only one. */
  readonly row: string | null
  readonly moneyUnit: MoneyUnit
}

export function Mismatch({ mismatch, row, moneyUnit }: MismatchProps) {
  const { t } = useTranslation()
  const { rule, received, difference } = mismatchWords(mismatch, row, moneyUnit, t)
  const tolerance = mismatch.unit === 'amount' ? inUnit('2', moneyUnit) : '2'
  return (
    <span>
      {rule} <strong>{received}</strong>{' '}
      <small>
        {difference} · {t('program.sums.tolerance', { tolerance })}
      </small>
    </span>
  )
}

function TotalNote({ table }: { readonly table: ProgramTable }) {
  const { t } = useTranslation()
  const strangers = table.filter(({ code }) => investorClasses.every((known) => known.code !== code)).length
  return (
    <span className={styles.meta}>
      {t('program.sums.total')}
      {strangers > 0 && ` · ${t('program.sums.strangers', { n: strangers })}`}
    </span>
  )
}
