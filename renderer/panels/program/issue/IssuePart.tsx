import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Venue } from '../../../../shared/domain/instrument.ts'
import { mismatchesOf } from '../../../../shared/domain/programSums.ts'
import type { IssueProgramAnswer } from '../../../../shared/domain/programTrade.ts'
import { kstTime } from '../../../../shared/domain/time.ts'
import { troubleCode } from '../../../../shared/wording/troubleText.ts'
import { useApp, useSlice } from '../../../app/context.ts'
import { Badge } from '../../../parts/Badge.tsx'
import { Button } from '../../../parts/Button.tsx'
import { EnvironmentBadge } from '../../../parts/EnvironmentBadge.tsx'
import { Segments } from '../../../parts/Segments.tsx'
import { useAgo } from '../../../parts/useAgo.ts'
import { useGone } from '../../../parts/useGone.ts'
import { agedCause } from '../../../stores/program.ts'
import { useTroubleText } from '../../connection/useTroubleText.ts'
import styles from '../program.module.css'
import { Mismatch } from '../Sums.tsx'
import { IssueCodeField } from './IssueCodeField.tsx'
import { IssueGrid } from './IssueGrid.tsx'

type Told = Extract<IssueProgramAnswer, { readonly kind: 'answered' }>

/** Program trade of one issue, as the broker answers it: what its figures are of, no document says. */
export function IssuePart() {
  const { t } = useTranslation()
  const { program } = useApp()
  const venue = useSlice('program', ({ issue }) => issue.venue)
  const asked = useSlice('program', ({ issue }) => issue.issue !== null)
  const answer = useSlice('program', ({ issue }) => issue.answer)
  const place = useRef<HTMLElement>(null)
  // On a low page the figures lie below the edge.
  useEffect(() => {
    if (answer) place.current?.scrollIntoView({ block: 'nearest' })
  }, [answer])
  return (
    <section ref={place} className={styles.issue} aria-label={t('program.issue.title')}>
      <div className={styles.issueHead}>
        <h3 className={styles.title}>{t('program.issue.title')}</h3>
        <IssueCodeField />
        <Segments
          label={t('program.venueLabel')}
          value={venue}
          options={Venue.options.map((one) => ({ value: one, text: t(`venue.${one}`) }))}
          onChange={program.issue.turnTo}
        />
        <span className={styles.spring} />
        {answer?.kind === 'answered' && <Basis answer={answer} />}
        {asked && <Button onClick={program.issue.close}>{t('program.issue.close')}</Button>}
      </div>
      <State />
      {answer?.kind === 'answered' && <Figures answer={answer} />}
    </section>
  )
}

function Basis({ answer: { source, askedAt } }: { readonly answer: Told }) {
  const { t } = useTranslation()
  const skew = useSlice('line', (line) => line.skew)
  const ago = useAgo(askedAt)
  const old = useStale()
  return (
    <span className={styles.meta}>
      <span data-old={old !== null}>{`${kstTime(askedAt - skew)} · ${ago}`}</span>
      {` · ${t(`broker.${source.broker}`)} ${source.question} `}
      <EnvironmentBadge environment={source.environment} />
    </span>
  )
}

function useStale() {
  const gone = useGone()
  const sessionId = useSlice('sessions', ({ kiwoom }) => kiwoom?.id)
  const answer = useSlice('program', ({ issue }) => issue.answer)
  const asked = useSlice('program', ({ issue }) => issue.leaps)
  return useSlice('clock', ({ local, leaps }) => {
    if (answer?.kind !== 'answered') return null
    const told = { at: answer.askedAt, session: answer.source.session, leaps: asked }
    return agedCause(told, { local, leaps, sessionId, gone })
  })
}

function State() {
  const { t } = useTranslation()
  const { asking, answer, lost } = useSlice('program', ({ issue }) => issue)
  const stale = useStale()
  const seconds = useSlice('clock', ({ local }) =>
    asking ? Math.max(0, Math.floor((local - asking.since) / 1000)) : 0,
  )
  return (
    <div role="status">
      {asking && (
        <p className={styles.state} aria-live="off">
          {t('program.issue.asking', { seconds })}
        </p>
      )}
      {lost !== null && (
        <p className={styles.state} data-failed="true">
          {t('program.issue.lost', { time: kstTime(lost) })}
        </p>
      )}
      {answer?.kind === 'troubled' && <Troubled answer={answer} />}
      {stale !== null && <p className={styles.state}>{t(`program.issue.stale.${stale}`)}</p>}
    </div>
  )
}

function Troubled({
  answer,
}: {
  readonly answer: Extract<IssueProgramAnswer, { readonly kind: 'troubled' }>
}) {
  const { t } = useTranslation()
  const { what, todo } = useTroubleText('kiwoom')(answer.trouble)
  const code = troubleCode(answer.trouble)
  return (
    <div className={styles.state} data-failed="true">
      <p>
        {code !== null && <Badge tone="refused">{t('program.refused', { code })}</Badge>}{' '}
        <strong>{what}</strong> {todo}
      </p>
    </div>
  )
}

function Figures({ answer: { trades } }: { readonly answer: Told }) {
  const { t } = useTranslation()
  const old = useStale() !== null
  const found = mismatchesOf(trades)
  return (
    <>
      <IssueGrid trades={trades} old={old} />
      <div className={styles.sums}>
        <span role="status" className={styles.found}>
          {found.length > 0 && <Badge tone="refused">{t('program.sums.count', { n: found.length })}</Badge>}
          {found.map((mismatch) => (
            // The units are in no document: nothing is converted.
            <Mismatch key={JSON.stringify(mismatch)} mismatch={mismatch} row={null} moneyUnit="million" />
          ))}
        </span>
        <span className={styles.spring} />
        <span className={styles.meta}>{t('program.issue.note')}</span>
      </div>
    </>
  )
}
