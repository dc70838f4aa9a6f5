import { useTranslation } from 'react-i18next'
import { useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { KeyHint } from '../../parts/KeyHint.tsx'
import { explanationText } from './explanation.ts'
import type { ShownRow } from './HoldingsRow.tsx'
import styles from './holdings.module.css'

interface HoldingsFooterProps {
  readonly rows: readonly ShownRow[]
  readonly onCheck: () => void
  readonly onProgram: () => void
}

const keys = [
  { names: ['J', 'K'], does: 'move' },
  { names: ['O'], does: 'sort' },
  { names: ['S'], does: 'check' },
  { names: ['P'], does: 'program' },
] as const

/** The selected row in full, whatever of it the width of the table cut off; then the keys. */
export function HoldingsFooter({ rows, onCheck, onProgram }: HoldingsFooterProps) {
  const { t } = useTranslation()
  const selected = useSlice('holdings', (state) => state.selected)
  const shown = rows.find(({ row }) => row.issue.code === selected)
  const words = {
    move: t('keys.move'),
    sort: t('holdings.sort'),
    check: t('holdings.check'),
    program: t('program.issue.title'),
  }
  return (
    <>
      {shown && (
        <div className={styles.selected}>
          <p>
            <strong>{t('holdings.selected', { name: shown.row.issue.name ?? shown.row.issue.code })}</strong>{' '}
            {explanationText(shown.explanation, t)}
          </p>
          <Button onClick={onCheck}>
            {t('holdings.check')} <Key name="S" />
          </Button>
          <Button onClick={onProgram}>
            {t('program.issue.title')} <Key name="P" />
          </Button>
        </div>
      )}
      <footer className={styles.footer}>
        <span className={styles.keys}>
          {keys.map(({ names, does }) => (
            <KeyHint key={does} names={names} text={words[does]} />
          ))}
        </span>
        <Counts rows={rows} />
      </footer>
    </>
  )
}

/** "6줄 · 5종목 · 현금 5, 신용 1" */
function Counts({ rows }: { readonly rows: readonly ShownRow[] }) {
  const { t } = useTranslation()
  const told = useSlice('holdings', (state) => state.rows)
  if (!told)
    return (
      rows.length > 0 && (
        <span>{`${t('holdings.ownList')} · ${t('holdings.count', { n: rows.length })}`}</span>
      )
    )
  const { holdings, unlisted } = told
  const credit = holdings.filter(({ financing }) => financing === 'credit').length
  const cash = holdings.filter(({ financing }) => financing === 'cash').length
  return (
    <span>
      {t('holdings.rowsCount', { rows: holdings.length, n: rows.length })} ·{' '}
      {t('holdings.lots', { cash, credit })}
      {unlisted > 0 && ` · ${t('holdings.unlisted', { n: unlisted })}`}
    </span>
  )
}
