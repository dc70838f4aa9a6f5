import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { kstTime } from '../../../shared/domain/time.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { budgetWords, tightestBudget } from '../../format/budgetWords.ts'
import { Button } from '../../parts/Button.tsx'
import { EnvironmentBadge } from '../../parts/EnvironmentBadge.tsx'
import { Key } from '../../parts/Key.tsx'
import { MaskButton } from '../../parts/MaskButton.tsx'
import parts from '../../parts/parts.module.css'
import { useAgo } from '../../parts/useAgo.ts'
import { useGone } from '../../parts/useGone.ts'
import type { ShownRow } from './HoldingsRow.tsx'
import styles from './holdings.module.css'
import { RunProgress } from './RunProgress.tsx'
import { saveCsv } from './saveCsv.ts'

interface HoldingsHeaderProps {
  readonly rows: readonly ShownRow[]
  readonly views: ReactNode
}

/** What the rows rest on, and the one thing to do with them. */
export function HoldingsHeader({ rows, views }: HoldingsHeaderProps) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const session = useSlice('sessions', ({ kis }) => kis)
  const masked = useSlice('settings', ({ value }) => value?.masked === true)
  return (
    <header className={styles.header}>
      <h2 className={parts.silent}>{t('holdings.panel')}</h2>
      {views}
      <Basis />
      {session && <EnvironmentBadge environment={session.environment} />}
      <RunProgress />
      <Budget />
      <span className={styles.tools}>
        <StartOrStop empty={rows.length === 0} />
        <MaskButton />
        <Button
          disabled={rows.length === 0}
          title={masked ? t('holdings.csv.bare') : undefined}
          onClick={() => saveCsv(rows, stores, t)}
        >
          {t('holdings.csv.button')} <Key name="E" />
        </Button>
      </span>
    </header>
  )
}

/** Balances older than this are told as old, ms. */
const freshFor = 5 * 60_000

function Basis() {
  const { t } = useTranslation()
  const rows = useSlice('holdings', (state) => state.rows)
  const skew = useSlice('line', (line) => line.skew)
  const old = useSlice('clock', ({ local }) => rows !== null && local - rows.askedAt >= freshFor)
  const gone = useGone() !== null
  const ago = useAgo(rows?.askedAt ?? null)
  if (!rows || ago === null) return null
  const { source, askedAt } = rows
  return (
    <span className={styles.basis}>
      {t('holdings.source', { broker: t(`broker.${source.broker}`), question: source.question })}
      {source.account !== null && ` · ${source.account}`}
      {' · '}
      <span data-old={old || gone}>{t('holdings.told', { time: kstTime(askedAt - skew), ago })}</span>
    </span>
  )
}

/** How fast the broker lets us ask. */
function Budget() {
  const { t } = useTranslation()
  const budgets = useSlice('sessions', ({ kis }) => kis?.facts?.budgets)
  const now = useSlice('clock', ({ local }) => (budgets?.some(({ pausedUntil }) => pausedUntil) ? local : 0))
  const tightest = tightestBudget(budgets ?? [], now)
  return tightest ? <span className={styles.budget}>{budgetWords(tightest, now, t)}</span> : null
}

function StartOrStop({ empty }: { readonly empty: boolean }) {
  const { t } = useTranslation()
  const { holdings } = useApp()
  const busy = useSlice('holdings', ({ asking, run }) => asking !== null || run?.end === null)
  const mock = useSlice('sessions', ({ kis }) => kis?.environment === 'mock')
  const none = useSlice('sessions', ({ kis }) => !kis)
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  if (busy) {
    return (
      <Button onClick={holdings.cancel}>
        {t('holdings.stop')} <Key name="Esc" />
      </Button>
    )
  }
  return (
    <Button filled={!empty} disabled={mock || none || closed} onClick={() => void holdings.checkAll()}>
      {t('holdings.checkAll')} <Key name="F5" />
    </Button>
  )
}
