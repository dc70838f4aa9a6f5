import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { kstTime } from '../../../shared/domain/time.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import { troubleCode } from '../../../shared/wording/troubleText.ts'
import { useApp, useMarketNow, useSlice } from '../../app/context.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { useTroubleText } from '../connection/useTroubleText.ts'
import { WaysOut } from '../sell/WaysOut.tsx'
import { type WayOut, waysOutOf } from '../sell/waysOutOf.ts'
import styles from './program.module.css'
import { closedWords, dayText } from './restWords.ts'
import type { ShownTable, TableStale } from './shownTable.ts'

interface PanelStateProps {
  readonly shown: ShownTable
  readonly stale: TableStale | null
}

/** What is to be said of the table as a whole: why there is none, why it is not of now, and what to do. */
export function PanelState({ shown, stale }: PanelStateProps) {
  const past = useSlice('program', (state) => state.past !== null)
  return (
    <div role="status">
      {past ? <Past shown={shown} /> : <Present shown={shown} />}
      <Moment shown={shown} />
      <Old stale={stale} />
    </div>
  )
}

function Present({ shown }: { readonly shown: ShownTable }) {
  const { t } = useTranslation()
  const resting = useSlice('program', (state) => state.resting)
  const lost = useSlice('program', (state) => state.lost)
  if (lost !== null)
    return (
      <Line failed what={t('program.lost.what', { time: kstTime(lost) })} todo={t('program.lost.todo')} />
    )
  if (resting) return <Resting />
  if (shown.missed) return <Missed trouble={shown.missed.trouble} shown={shown} />
  return shown.of === 'now' && !shown.read ? <Loading /> : null
}

function Loading() {
  const { t } = useTranslation()
  const since = useSlice('program', (state) => state.since)
  const seconds = useSlice('clock', ({ local }) =>
    since === null ? 0 : Math.max(0, Math.floor((local - since) / 1000)),
  )
  if (since === null) return null
  // The seconds are for the eye: a counter never speaks.
  return (
    <p className={styles.state} aria-live="off">
      {t('program.loading', { seconds })}
    </p>
  )
}

function Resting() {
  const { t } = useTranslation()
  const resting = useSlice('program', (state) => state.resting)
  const begun = useSlice(
    'program',
    ({ today }) => today?.readings.some(({ kind }) => kind === 'read') === true,
  )
  const standing = useSlice('sessions', ({ kis }) => kis?.standing)
  const now = useMarketNow(resting?.reason === 'market-closed')
  const troubleText = useTroubleText('kis')
  if (!resting) return null
  if (resting.reason === 'market-closed')
    return <Line {...closedWords({ resumesAt: resting.resumesAt, begun, now }, t)} />
  if (resting.reason === 'not-in-mock')
    return <Line what={t('program.mock.what')} todo={t('program.mock.todo')} ways={['profile', 'demo']} />
  // A session that stands and yet cannot be asked is told as one that is being made ready.
  const trouble = { kind: 'no-session', standing: standing ?? 'reading' } as const
  return <Line {...troubleText(trouble)} ways={waysOutOf(trouble)} />
}

function Missed({ trouble, shown }: { readonly trouble: Trouble; readonly shown: ShownTable }) {
  const { t } = useTranslation()
  const skew = useSlice('line', (line) => line.skew)
  const { what, todo } = useTroubleText('kis')(trouble)
  const code = troubleCode(trouble)
  const { read, missed } = shown
  const older = read ? t('program.older', { time: kstTime(read.at - skew) }) : t('program.noTable')
  return (
    <Line
      failed
      badge={code === null ? null : t('program.refused', { code })}
      what={`${missed ? kstTime(missed.at - skew) : ''} ${what}`}
      todo={`${todo} ${older}`}
      // The next turn asks by itself.
      ways={waysOutOf(trouble).filter((way) => way !== 'again')}
    />
  )
}

function Past({ shown }: { readonly shown: ShownTable }) {
  const { t } = useTranslation()
  const { program } = useApp()
  const past = useSlice('program', (state) => state.past)
  if (!past) return null
  const day = dayText(past.date, t)
  const empty = past.kind === 'told' && past.readings.length === 0
  const what = empty
    ? 'none'
    : past.kind === 'told' && !shown.read && shown.of === 'past'
      ? 'noTable'
      : past.kind
  return (
    <Line
      failed={past.kind === 'lost'}
      what={t(`program.past.${what}`, { day })}
      todo={t('program.past.todo')}
    >
      <Button onClick={() => void program.openDay(null)}>
        {t('program.days.today')} <Key name="Esc" />
      </Button>
    </Line>
  )
}

/** The table follows the chart: which moment it is of, and that nothing is known of it where that is so. */
function Moment({ shown }: { readonly shown: ShownTable }) {
  const { t } = useTranslation()
  const moment = useSlice('program', (state) => state.moment)
  const skew = useSlice('line', (line) => line.skew)
  if (moment === null) return null
  return (
    <p className={styles.state} aria-live="off">
      {t(shown.read ? 'program.moment.table' : 'program.moment.hole', { time: kstTime(moment - skew) })}
    </p>
  )
}

function Old({ stale }: { readonly stale: TableStale | null }) {
  const { t } = useTranslation()
  const resting = useSlice('program', (state) => state.resting !== null)
  if (stale === null || stale === 'past' || stale === 'moment' || stale === 'missed') return null
  // Why a table grows old while nobody is asked has been said.
  if (stale === 'age' && resting) return null
  return <p className={styles.state}>{t(`program.stale.${stale}`)}</p>
}

interface LineProps {
  readonly what: string
  readonly todo: string
  readonly failed?: boolean
  readonly badge?: string | null
  readonly ways?: readonly WayOut[]
  readonly children?: ReactNode
}

function Line({ what, todo, failed = false, badge = null, ways = [], children }: LineProps) {
  return (
    <div className={styles.state} data-failed={failed}>
      <p>
        {badge !== null && <Badge tone="refused">{badge}</Badge>} <strong>{what.trim()}</strong> {todo}
      </p>
      {ways.length > 0 && <WaysOut ways={ways} />}
      {children}
    </div>
  )
}
