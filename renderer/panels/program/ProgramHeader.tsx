import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Market, Venue } from '../../../shared/domain/instrument.ts'
import { kstDate, kstTime } from '../../../shared/domain/time.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { EnvironmentBadge } from '../../parts/EnvironmentBadge.tsx'
import { Key } from '../../parts/Key.tsx'
import { useAgo } from '../../parts/useAgo.ts'
import type { ProgramState } from '../../stores/program.ts'
import { KeyedSegments } from './KeyedSegments.tsx'
import styles from './program.module.css'
import { isKept } from './programActions.ts'
import { dayText } from './restWords.ts'
import { periodOf, type ShownTable, type TableStale } from './shownTable.ts'

const marketKeys = { KOSPI: '1', KOSDAQ: '4' } as const
const venueKeys = { KRX: 'J', NXT: 'N', combined: 'U' } as const
const units = ['amount', 'quantity'] as const
const moneyUnits = ['million', 'eok', 'jo'] as const
const views = ['both', 'table', 'chart'] as const

interface ProgramHeaderProps {
  readonly shown: ShownTable
  readonly stale: TableStale | null
  readonly onSave: (what: 'table' | 'series') => void
  readonly children?: ReactNode
}

export function ProgramHeader({ shown, stale, onSave, children }: ProgramHeaderProps) {
  const { t } = useTranslation()
  const { program } = useApp()
  const { market, venue } = useSlice('program', (state) => state.scope)
  return (
    <header className={styles.header}>
      <h2 className={styles.title}>
        {t('program.panel')} <span className={styles.screen}>0466</span>
      </h2>
      <KeyedSegments
        label={t('program.marketLabel')}
        value={market}
        options={Market.options.map((one) => ({
          value: one,
          text: t(`market.${one}`),
          key: marketKeys[one],
        }))}
        onChange={(one) => program.turnTo({ market: one })}
      />
      <KeyedSegments
        label={t('program.venueLabel')}
        value={venue}
        options={Venue.options.map((one) => ({ value: one, text: t(`venue.${one}`), key: venueKeys[one] }))}
        onChange={(one) => program.turnTo({ venue: one })}
      />
      <Units />
      <span className={styles.spring} />
      <Basis shown={shown} stale={stale} />
      <View />
      <Keep />
      {children}
      <Button disabled={!shown.read} onClick={() => onSave('table')}>
        {t('program.csv.table')} <Key name="E" />
      </Button>
    </header>
  )
}

function Units() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const unit = useSlice('program', (state) => state.unit)
  const moneyUnit = useSlice('program', (state) => state.moneyUnit)
  const put = (change: Partial<ProgramState>) => stores.program.setState(change)
  return (
    <>
      <span className={styles.keyed}>
        <KeyedSegments
          label={t('program.unitLabel')}
          value={unit}
          options={units.map((one) => ({ value: one, text: t(`program.unit.${one}`) }))}
          onChange={(one) => put({ unit: one })}
        />
        <Key name="Q" />
      </span>
      {unit === 'amount' ? (
        <span className={styles.keyed}>
          <KeyedSegments
            label={t('program.moneyUnitLabel')}
            value={moneyUnit}
            options={moneyUnits.map((one) => ({ value: one, text: t(`program.moneyUnit.${one}`) }))}
            onChange={(one) => put({ moneyUnit: one })}
          />
          <Key name="W" />
        </span>
      ) : null}
      <span className={styles.meta}>{t('program.quantityUnit')}</span>
    </>
  )
}

/** When, by whom and how often the table was told. */
function Basis({ shown: { read, of }, stale }: Pick<ProgramHeaderProps, 'shown' | 'stale'>) {
  const { t } = useTranslation()
  const skew = useSlice('line', (line) => line.skew)
  const period = useSlice('program', periodOf)
  const resting = useSlice('program', (state) => state.resting !== null)
  const ago = useAgo(of === 'now' && read ? read.at : null)
  if (!read) return null
  const { source, at } = read
  return (
    <span className={styles.meta}>
      <span data-old={stale !== null}>
        {of === 'past' && `${dayText(kstDate(at - skew), t)} `}
        {kstTime(at - skew)}
        {ago !== null && ` · ${ago}`}
      </span>
      {of === 'now' && !resting && ` · ${t('program.period', { n: period })}`}
      {` · ${t(`broker.${source.broker}`)} ${source.question} `}
      <EnvironmentBadge environment={source.environment} />
    </span>
  )
}

function View() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const view = useSlice('program', (state) => state.view)
  return (
    <span className={styles.keyed}>
      <KeyedSegments
        label={t('program.viewLabel')}
        value={view}
        options={views.map((one) => ({ value: one, text: t(`program.view.${one}`) }))}
        onChange={(one) => stores.program.setState({ view: one })}
      />
      <Key name="T" />
    </span>
  )
}

/** Whether this scope's series goes on while nobody looks. */
function Keep() {
  const { t } = useTranslation()
  const { program } = useApp()
  const scope = useSlice('program', (state) => state.scope)
  const failed = useSlice('program', (state) => state.keepFailed)
  const kept = useSlice('settings', ({ value }) => value && isKept(value.keepProgram, scope))
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  if (kept === null) return null
  return (
    <>
      <Button
        aria-pressed={kept}
        title={t('program.keepHint')}
        disabled={closed}
        onClick={() => void program.toggleKeep()}
      >
        <span aria-hidden="true">{kept ? '●' : '○'}</span> {t('program.keep')}
      </Button>
      <span role="status" className={styles.meta}>
        {failed && t('program.keepFailed')}
      </span>
    </>
  )
}
