import { useTranslation } from 'react-i18next'
import { phaseAt, type TradingVenue } from '../../shared/domain/marketPhase.ts'
import { realCalendar } from '../stores/calendar.ts'
import { useMarketNow, useSlice } from './context.ts'
import { environmentsOf } from './environments.ts'
import styles from './MarketPhases.module.css'
import { phaseText } from './phaseText.ts'

const venues: readonly TradingVenue[] = ['KRX', 'NXT']

/** What each venue does, and until when. A venue that does not fit is left out. */
export function MarketPhases() {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that browsers place by themselves
    <span role="group" aria-label={t('phase.label')} className={styles.phases}>
      <span className={styles.start} />
      <Phases />
    </span>
  )
}

function Phases() {
  const { t } = useTranslation()
  const feed = useSlice('health', ({ value }) => value?.environment)
  const sessions = useSlice('sessions', (state) => state)
  const told = useSlice('calendar', ({ value }) => value !== null)
  if (feed === undefined || !told) return null
  if (environmentsOf(feed, sessions).demo === 'all')
    return <span className={styles.phase}>{t('phase.simulated')}</span>
  return venues.map((venue) => <Phase key={venue} venue={venue} />)
}

/** The only part of the bar beside the clock that moves every second. */
function Phase({ venue }: { readonly venue: TradingVenue }) {
  const { t } = useTranslation()
  const now = useMarketNow()
  const calendar = realCalendar(useSlice('calendar', ({ value }) => value))
  const phase = phaseAt(venue, now, calendar)
  const { what, until, left } = phaseText(phase, now, calendar, t)
  // It is said of the day, so once.
  const unsure = venue === venues[0] && !phase.day.certain
  return (
    <span className={styles.phase}>
      <strong>{what}</strong>
      {until && <span>{until}</span>}
      {left && <span className={styles.left}>{left}</span>}
      {unsure && (
        <span className={styles.unsure} title={t('phase.unsureHelp')}>
          {t('phase.unsure')}
        </span>
      )}
    </span>
  )
}
