import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Instant, kstTime } from '../../../shared/domain/time.ts'
import { troubleCode } from '../../../shared/wording/troubleText.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { toggleConnection } from '../../app/viewActions.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { useGone } from '../../parts/useGone.ts'
import type { HoldingsFailure } from '../../stores/holdings.ts'
import { useTroubleText } from '../connection/useTroubleText.ts'
import styles from './holdings.module.css'
import { runWords } from './runWords.ts'

/** What is to be said of the table as a whole: it is being asked for, it failed, it is empty, its run ended early. */
export function HoldingsState() {
  return (
    <div role="status" className={styles.states}>
      <Asking />
      <Failure />
      <RunEnd />
      <Nothing />
    </div>
  )
}

function Asking() {
  const { t } = useTranslation()
  const since = useSlice('holdings', ({ asking }) => asking?.since ?? null)
  const seconds = useSlice('clock', ({ local }) =>
    since === null ? 0 : Math.max(0, Math.floor((local - since) / 1000)),
  )
  if (since === null) return null
  // The seconds are for the eye: a counter never speaks.
  return (
    <p className={styles.state} aria-live="off">
      {t('holdings.asking', { seconds })}
    </p>
  )
}

function Failure() {
  const { t } = useTranslation()
  const { stores } = useApp()
  const failure = useSlice('holdings', (state) => state.failure)
  const since = useSlice('holdings', ({ rows }) => rows?.askedAt ?? null)
  const skew = useSlice('line', (line) => line.skew)
  if (!failure) return null
  const time = (at: Instant) => kstTime(at - skew)
  return (
    <div className={`${styles.state} ${styles.failed}`}>
      <p>
        <strong>{t('holdings.failed.what', { time: time(failure.at) })}</strong> <Why failure={failure} />
        {since !== null && ` ${t('holdings.failed.old', { time: time(since) })}`}
      </p>
      {failure.kind === 'trouble' && (
        <Button onClick={() => toggleConnection(stores)}>
          {t('alert.openConnection')} <Key name="F8" />
        </Button>
      )}
    </div>
  )
}

function Why({ failure }: { readonly failure: HoldingsFailure }): ReactNode {
  const { t } = useTranslation()
  const troubleText = useTroubleText('kis')
  if (failure.kind !== 'trouble') return t(`holdings.failed.${failure.kind}`)
  const code = troubleCode(failure.trouble)
  const { what, todo } = troubleText(failure.trouble)
  return (
    <>
      {code !== null && <Badge tone="refused">{t('sell.refused', { code })}</Badge>} {what} {todo}
    </>
  )
}

function RunEnd() {
  const { t } = useTranslation()
  const run = useSlice('holdings', (state) => state.run)
  if (!run || run.end === null || run.end === 'done') return null
  return (
    <p className={styles.state}>
      <strong>{runWords(run, t)}</strong>
    </p>
  )
}

/** No rows: the account is empty, nothing was asked yet, or nobody can be asked. */
function Nothing() {
  const { t } = useTranslation()
  const rows = useSlice('holdings', (state) => state.rows)
  const quiet = useSlice('holdings', ({ asking, failure }) => asking === null && failure === null)
  const known = useSlice('sessions', ({ kis }) => kis !== undefined)
  const skew = useSlice('line', (line) => line.skew)
  const gone = useGone()
  if (rows) {
    if (rows.holdings.length > 0) return null
    const time = kstTime(rows.askedAt - skew)
    return (
      <p className={styles.state}>
        {t('holdings.empty', { time })}
        {rows.unlisted > 0 && ` · ${t('holdings.unlisted', { n: rows.unlisted })}`}
      </p>
    )
  }
  if (!quiet || gone !== null) return null
  return <p className={styles.state}>{t(known ? 'holdings.notAsked' : 'holdings.waiting')}</p>
}
