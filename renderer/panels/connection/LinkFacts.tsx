import { useTranslation } from 'react-i18next'
import { kstTime } from '../../../shared/domain/time.ts'
import { useSlice } from '../../app/context.ts'
import { skewWords } from '../../format/words.ts'
import { Fact } from '../../parts/Fact.tsx'
import { Unknown } from '../../parts/Unknown.tsx'
import { useAgo } from '../../parts/useAgo.ts'

/** The line's own figures. */
export function LinkFacts() {
  const { t } = useTranslation()
  const link = useSlice('links', ({ kiwoom }) => kiwoom)
  const skew = useSlice('line', (line) => line.skew)
  const heard = useAgo(link?.heardAt ?? null)
  const seconds = (ms: number) => String(Math.round(ms / 100) / 10)
  return (
    <>
      <Fact label={t('connection.lastHeard')}>{heard ?? <Unknown />}</Fact>
      <Fact label={t('connection.liveSince')}>
        {link?.liveSince ? kstTime(link.liveSince - skew) : <Unknown />}
      </Fact>
      <Fact label={t('connection.pingPeriod')}>
        {link ? t('connection.pingValue', { seconds: seconds(link.pingPeriod) }) : <Unknown />}
      </Fact>
      <Fact label={t('connection.skew')}>
        {typeof link?.clockSkew === 'number' ? skewWords(link.clockSkew, t) : <Unknown />}
      </Fact>
      <Fact label={t('connection.unreadable')}>
        {link ? t('connection.unreadableValue', { count: link.unreadable.count }) : <Unknown />}
      </Fact>
      <Fact label={t('connection.attempt')}>
        <Attempt />
      </Fact>
    </>
  )
}

function Attempt() {
  const { t } = useTranslation()
  const attempt = useSlice('links', ({ kiwoom }) => kiwoom?.attempt ?? 0)
  const retryAt = useSlice('links', ({ kiwoom }) => kiwoom?.retryAt ?? null)
  const seconds = useSlice('clock', ({ local }) =>
    retryAt === null ? null : Math.max(0, Math.ceil((retryAt - local) / 1000)),
  )
  const made = attempt > 0 ? t('connection.attemptValue', { count: attempt }) : t('connection.attemptNone')
  return seconds === null ? made : `${made} · ${t('connection.retryValue', { seconds })}`
}
