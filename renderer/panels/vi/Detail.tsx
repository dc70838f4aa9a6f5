import { useTranslation } from 'react-i18next'
import { kstTime } from '../../../shared/domain/time.ts'
import {
  type Deviation as DeviationValue,
  leadingDeviation,
  releaseWindow,
  type VolatilityInterruption,
} from '../../../shared/domain/volatilityInterruption.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { stepBack } from '../../app/viewActions.ts'
import { directionOf, signedSeconds, wonText } from '../../format/figures.ts'
import { clockWords, feedWords, windowTimes } from '../../format/words.ts'
import { Button } from '../../parts/Button.tsx'
import { Deviation } from '../../parts/Deviation.tsx'
import { EnvironmentBadge } from '../../parts/EnvironmentBadge.tsx'
import { Fact } from '../../parts/Fact.tsx'
import { Key } from '../../parts/Key.tsx'
import { useReleaseClock } from '../../parts/useReleaseClock.ts'
import { WindowBar } from '../../parts/WindowBar.tsx'
import { IssueHistory } from './IssueHistory.tsx'
import styles from './SideRail.module.css'

interface EventProps {
  readonly interruption: VolatilityInterruption
}

/** Everything known of one event, and where it comes from. */
export function Detail({ interruption }: EventProps) {
  const { t } = useTranslation()
  const { stores } = useApp()
  const { issue, market } = interruption
  return (
    <section className={styles.card} aria-label={issue.name ?? issue.code}>
      <header className={styles.cardHead}>
        <h3 className={styles.name}>{issue.name ?? issue.code}</h3>
        <span className={styles.meta}>
          {issue.code}
          {market !== null && ` · ${t(`market.${market}`)}`}
        </span>
        <Button className={styles.close} onClick={() => stepBack(stores)}>
          {t('detail.close')} <Key name="Esc" />
        </Button>
      </header>
      <Release interruption={interruption} />
      <Figures interruption={interruption} />
      <Origin interruption={interruption} />
      <IssueHistory interruption={interruption} />
    </section>
  )
}

function Release({ interruption }: EventProps) {
  const { t } = useTranslation()
  const { clock, now } = useReleaseClock(interruption)
  const { earliest, latest } = releaseWindow(interruption)
  const released = clock.kind === 'released'
  return (
    <div className={styles.release} data-state={clock.kind}>
      <dl>
        <Fact label={t('detail.triggered')}>
          <strong>{kstTime(interruption.triggeredAt)}</strong>
        </Fact>
        {clock.kind !== 'cut' && <Fact label={t('detail.due')}>{windowTimes(interruption)}</Fact>}
        {released ? (
          <Fact label={t('detail.released')}>
            <strong>{kstTime(clock.at)}</strong> {t('detail.lasted', { time: clock.time })}
          </Fact>
        ) : (
          <Fact label={t('detail.state')}>
            <strong className={styles.state}>{clockWords(clock, t)}</strong>
          </Fact>
        )}
      </dl>
      <WindowBar interruption={interruption} clock={clock} now={now} />
      {(clock.kind === 'auction' || clock.kind === 'window') && (
        <p className={styles.legend}>
          <span>{t(earliest === latest ? 'detail.halt' : 'detail.auction')}</span>
          {earliest !== latest && <span>{t('detail.random')}</span>}
        </p>
      )}
    </div>
  )
}

function Figures({ interruption }: EventProps) {
  const { t } = useTranslation()
  const { kind, triggerPrice, direction, changePercent } = interruption
  const leading = leadingDeviation(interruption)
  return (
    <dl className={styles.facts}>
      <Fact label={t('detail.kind')}>
        {t('detail.kindText', {
          kind: t(`kind.${interruption.kind}`),
          direction: t(`direction.${direction}`),
          count: interruption.nth,
        })}
      </Fact>
      <Fact label={t('detail.price')}>
        <strong>{t('won', { price: wonText(triggerPrice) })}</strong> /{' '}
        {leading ? t('won', { price: wonText(leading.reference) }) : <Blank />}
      </Fact>
      <Reference label={t('detail.static')} value={interruption.static} broken={kind !== 'dynamic'} />
      <Reference label={t('detail.dynamic')} value={interruption.dynamic} broken={kind !== 'static'} />
      <Fact label={t('detail.change')}>
        {changePercent === null ? (
          <Blank />
        ) : (
          <Deviation direction={directionOf(changePercent)} percent={changePercent} />
        )}
      </Fact>
    </dl>
  )
}

interface ReferenceProps {
  readonly label: string
  readonly value: DeviationValue | null
  /** This limit was broken, so the broker owes its figures. */
  readonly broken: boolean
}

function Reference({ label, value, broken }: ReferenceProps) {
  const { t } = useTranslation()
  if (value === null)
    return (
      <Fact label={label}>
        {broken ? <Blank /> : <span className={styles.meta}>{t('detail.notBroken')}</span>}
      </Fact>
    )
  return (
    <Fact label={label}>
      <span className={styles.pair}>
        {t('won', { price: wonText(value.reference) })}
        <Deviation direction={directionOf(value.percent)} percent={value.percent} />
      </span>
    </Fact>
  )
}

function Origin({ interruption }: EventProps) {
  const { t } = useTranslation()
  const skew = useSlice('line', (line) => line.skew)
  const received = interruption.receivedAt - skew
  return (
    <dl className={styles.facts}>
      <Fact label={t('detail.received')}>
        {kstTime(received)}{' '}
        <span className={styles.meta}>
          {t('detail.delay', { seconds: signedSeconds(received - interruption.triggeredAt) })}
        </span>
      </Fact>
      <Fact label={t('detail.path')}>
        {t('vi.source')} · {feedWords(interruption, t)}
      </Fact>
      <Fact label={t('detail.data')}>
        <EnvironmentBadge environment={interruption.environment} long />
      </Fact>
    </dl>
  )
}

/** The broker left the field empty: no figure, and no guess at one. */
function Blank() {
  const { t } = useTranslation()
  return (
    <span className={styles.blank}>
      — <span className={styles.meta}>{t('blank')}</span>
    </span>
  )
}
