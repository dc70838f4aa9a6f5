import { useTranslation } from 'react-i18next'
import type { Quote } from '../../../shared/domain/quote.ts'
import { kstDayStart, kstTime } from '../../../shared/domain/time.ts'
import { useSlice } from '../../app/context.ts'
import { wonText } from '../../format/figures.ts'
import { EnvironmentBadge } from '../../parts/EnvironmentBadge.tsx'
import { Fact } from '../../parts/Fact.tsx'
import { Unknown } from '../../parts/Unknown.tsx'
import { useMoment } from '../connection/useMoment.ts'
import { isShortCode } from './isShortCode.ts'
import { priceAge } from './priceAge.ts'
import type { QuoteStanding } from './quoteStanding.ts'
import { ageWords, paceWords, wayOf } from './quoteWords.ts'
import { useQuoteStanding } from './useQuoteStanding.ts'
import { useRowQuote } from './useRowQuote.ts'
import styles from './watch.module.css'

/** Where a price comes from and when it came, and by which way the next one would. */
export function PriceOrigin({ code }: { readonly code: string }) {
  const { t } = useTranslation()
  const quote = useRowQuote(code)
  const standing = useQuoteStanding(code, quote)
  if (quote) return <Told quote={quote} standing={standing} />
  const why = t(isShortCode(code) ? 'watch.noQuote' : 'watch.noForeignQuote')
  return (
    <>
      <Fact label={t('watch.name.price')}>
        <Unknown why={why} /> <span className={styles.from}>{why}</span>
      </Fact>
      <Way code={code} />
    </>
  )
}

interface ToldProps {
  readonly quote: Quote
  readonly standing: QuoteStanding
}

function Told({ quote, standing }: ToldProps) {
  const { t } = useTranslation()
  const moment = useMoment()
  const { code, by, price, tradedAt, receivedAt, environment } = quote
  return (
    <>
      <Fact label={t('watch.name.price')}>
        <strong className={standing === 'fresh' ? undefined : styles.aged}>
          {t('won', { price: wonText(price) })}
        </strong>{' '}
        <span className={styles.from}>
          {t('sell.source', { broker: t('broker.kiwoom'), question: by })} ·{' '}
          {t(`watch.way.${by === '0B' ? 'live' : 'asked'}`)}
        </span>
      </Fact>
      <Fact label={t(by === '0B' ? 'detail.received' : 'sell.origin.asked')}>
        {moment(receivedAt)} <Age quote={quote} standing={standing} />
      </Fact>
      {tradedAt !== null && <Fact label={t('watch.from.traded')}>{kstTime(tradedAt)}</Fact>}
      <Way code={code} />
      <Fact label={t('detail.data')}>
        <EnvironmentBadge environment={environment} long />
      </Fact>
    </>
  )
}

/** How old it is; of one that an earlier run was told, and of one whose age nobody can tell, just that. */
function Age({ quote, standing }: ToldProps) {
  const { t } = useTranslation()
  const startedAt = useSlice('health', ({ value }) => value?.startedAt ?? null)
  const leapt = useSlice('watch', (view) => view.leapt.get(quote.code) === quote)
  const skew = useSlice('line', (line) => line.skew)
  const local = useSlice('clock', (clock) => clock.local)
  const age = priceAge(quote, { startedAt, leapt })
  const words = {
    leapt: t('portfolio.old.time-leapt'),
    earlier: [t('watch.from.earlier'), ageWords(quote, standing, { local, skew }, t)].join(' · '),
    told: ageWords(quote, standing, { local, skew }, t),
  }
  return <span className={styles.from}>{words[age]}</span>
}

/** How the next price would come. While none can, nothing is said of it. */
function Way({ code }: { readonly code: string }) {
  const { t } = useTranslation()
  const plan = useSlice('quotePlan', ({ value }) => value)
  const today = useSlice('clock', ({ market }) => kstDayStart(market))
  const down = useSlice('line', (line) => line.down !== null)
  const way = wayOf(plan, code)
  if (way === null || down) return null
  const pace = way === 'asked' && plan ? paceWords(plan, today, t) : null
  return (
    <Fact label={t('detail.path')}>
      {t(`watch.way.${way}`)}
      {pace !== null && ` (${pace})`}
    </Fact>
  )
}
