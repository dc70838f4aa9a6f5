import { useTranslation } from 'react-i18next'
import type { StaticBase } from '../../../shared/domain/quote.ts'
import { useSlice } from '../../app/context.ts'
import { wonText } from '../../format/figures.ts'
import { Fact } from '../../parts/Fact.tsx'
import { Unknown } from '../../parts/Unknown.tsx'
import { useMoment } from '../connection/useMoment.ts'
import { type IssueBand, issueBand } from './issueBand.ts'
import { useOpenInterruption } from './useOpenInterruption.ts'
import { useQuoteStanding } from './useQuoteStanding.ts'
import { useRowQuote } from './useRowQuote.ts'
import styles from './watch.module.css'

/** What the expected prices of the next static VI were worked out from. */
export function BandOrigin({ code }: { readonly code: string }) {
  const { t } = useTranslation()
  const quote = useRowQuote(code)
  const instrument = useSlice('instruments', ({ byCode }) => byCode.get(code))
  const known = issueBand(quote, instrument)
  const isOld = useQuoteStanding(code, quote) !== 'fresh'
  return (
    <>
      <ListOrigin code={code} />
      <Fact wide label={t('detail.static')}>
        <Base code={code} base={quote?.staticBase ?? null} isQuoted={quote !== undefined} isOld={isOld} />
      </Fact>
      <Fact wide label={`${t('watch.name.upper')} / ${t('watch.name.lower')}`}>
        <Expected code={code} known={known} isOld={isOld} />
      </Fact>
    </>
  )
}

interface BaseProps {
  readonly code: string
  readonly base: StaticBase | null
  readonly isQuoted: boolean
  /** The price that it came with. */
  readonly isOld: boolean
}

function Base({ code, base, isQuoted, isOld }: BaseProps) {
  const { t } = useTranslation()
  const running = useOpenInterruption(code) !== null
  if (base)
    return (
      <>
        <span className={isOld ? styles.aged : undefined}>{t('won', { price: wonText(base.price) })}</span>{' '}
        <span className={styles.from}>
          {t(`watch.from.${base.from}`)}
          {!base.sure && ` · ${t('watch.band.doubt.base')}`}
        </span>
      </>
    )
  return <Lacking why={running ? 'running' : isQuoted ? 'unknown.base' : 'unknown.quote'} />
}

interface ExpectedProps {
  readonly code: string
  readonly known: IssueBand
  readonly isOld: boolean
}

function Expected({ code, known, isOld }: ExpectedProps) {
  const { t } = useTranslation()
  const running = useOpenInterruption(code) !== null
  if (known.kind === 'unknown')
    return <Lacking why={running && known.why === 'base' ? 'running' : `unknown.${known.why}`} />
  const { upper, lower, doubts } = known.band
  const text = (won: number | null) => (won === null ? t('watch.band.none') : wonText(won))
  // What is doubtful of the base stands beside the base.
  const rests = [t('watch.band.expected'), ...(doubts.includes('tick') ? [t('watch.band.doubt.tick')] : [])]
  return (
    <>
      <span className={isOld ? styles.aged : undefined}>
        {text(upper)} / {text(lower)}
      </span>{' '}
      <span className={styles.from}>{rests.join(' · ')}</span>
    </>
  )
}

type Why = 'running' | 'unknown.base' | 'unknown.quote' | 'unknown.paper'

function Lacking({ why }: { readonly why: Why }) {
  const { t } = useTranslation()
  const words = t(`watch.band.${why}`)
  if (why === 'running') return <span className={styles.from}>{words}</span>
  return (
    <>
      <Unknown why={words} /> <span className={styles.from}>{words}</span>
    </>
  )
}

/** The list that says what paper it is, and so its name and its tick. */
function ListOrigin({ code }: { readonly code: string }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const askedAt = useSlice('instruments', ({ told }) => told?.askedAt ?? null)
  const isListed = useSlice('instruments', ({ byCode }) => byCode.has(code))
  const source = t('sell.source', { broker: t('broker.kiwoom'), question: 'ka10099' })
  return (
    <Fact label={t('watch.from.list')}>
      {askedAt === null ? t('watch.notLoaded') : moment(askedAt)}{' '}
      <span className={styles.from}>
        {askedAt !== null && source}
        {askedAt !== null && !isListed && ` · ${t('watch.unlisted')}`}
      </span>
    </Fact>
  )
}
