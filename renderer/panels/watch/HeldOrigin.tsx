import { useTranslation } from 'react-i18next'
import { useSlice } from '../../app/context.ts'
import { sharesText } from '../../format/figures.ts'
import { Fact } from '../../parts/Fact.tsx'
import { Unknown } from '../../parts/Unknown.tsx'
import { useGone } from '../../parts/useGone.ts'
import { useMask } from '../../parts/useMask.ts'
import { useMoment } from '../connection/useMoment.ts'
import { accountName } from '../portfolio/accountName.ts'
import { oldOf } from '../portfolio/oldOf.ts'
import { type HeldPart, heldParts } from './heldParts.ts'
import styles from './watch.module.css'

/** How many shares each account tells, by which question and when. */
export function HeldOrigin({ code }: { readonly code: string }) {
  const { t } = useTranslation()
  const accounts = useSlice('accounts', ({ value }) => value?.accounts)
  const parts = heldParts(accounts ?? [], code)
  if (parts.length === 0)
    return (
      <Fact wide label={t('watch.name.held')}>
        <Unknown why={t('watch.noHoldings')} /> <span className={styles.from}>{t('watch.noHoldings')}</span>
      </Fact>
    )
  return parts.map((part) => <OfAccount key={part.account.id} {...part} />)
}

function OfAccount({ account, shares }: HeldPart) {
  const { t } = useTranslation()
  const moment = useMoment()
  const masked = useMask()
  const gone = useGone()
  const sessions = useSlice('sessions', (state) => state)
  const old = useSlice('clock', ({ local }) => oldOf(account, { now: local, gone, sessions }))
  const { told } = account.balance
  const why = t(shares === undefined ? 'portfolio.lack.never-told' : 'watch.heldUnknown')
  const rests = told && [
    t('sell.source', { broker: t(`broker.${told.source.broker}`), question: told.source.question }),
    moment(told.askedAt),
    ...(old ? [t(`portfolio.old.${old}`)] : []),
  ]
  return (
    <Fact wide label={`${t('watch.name.held')} · ${accountName(account, t)}`}>
      {shares == null ? (
        <>
          <Unknown why={why} /> <span className={styles.from}>{why}</span>
        </>
      ) : (
        <strong className={old === null ? undefined : styles.aged}>
          {t('sell.shares', { n: masked(sharesText(shares)) })}
        </strong>
      )}{' '}
      {rests && <span className={styles.from}>{rests.join(' · ')}</span>}
    </Fact>
  )
}
