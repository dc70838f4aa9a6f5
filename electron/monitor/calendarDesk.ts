import type { Environment } from '../../shared/domain/instrument.ts'
import type { TradingCalendar } from '../../shared/domain/marketPhase.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import { type Clock, type Instant, type KstDate, kstDate } from '../../shared/domain/time.ts'
import {
  type CalendarStatus,
  type KeptCalendar,
  shiftsByDate,
  type TradingDays,
} from '../../shared/domain/tradingCalendar.ts'
import type { Trouble } from '../../shared/domain/trouble.ts'
import type { CalendarSource } from './broker.ts'
import { keepLooking } from './keepLooking.ts'
import type { Preferences } from './platform.ts'
import type { Seat } from './sellDesk.ts'
import { createTopic, type Topic } from './topic.ts'
import { isSignedOut, isWilling } from './willing.ts'

/** Asks once a Korean day on which days there is trading, and keeps the answer between two starts. */
export interface CalendarDesk extends AsyncDisposable {
  /** The broker's days, and the user's late ones. */
  calendar(): TradingCalendar
  readonly news: Topic<CalendarStatus>
}

interface CalendarDeskDeps {
  readonly clock: Clock
  /** The broker that knows the days, as it sits now. */
  readonly seat: () => Seat
  readonly preferences: Preferences
  readonly settings: () => Pick<Settings, 'marketShifts'>
}

/** Whom the days come from, and what came of asking. */
interface Sitting {
  readonly environment: Environment
  readonly session: string | null
  readonly left: AbortController
  asking: boolean
  /** The session has told its days. */
  told: boolean
  /** Since it last did. */
  failed: { readonly at: Instant; readonly trouble: Trouble } | null
}

const retryAfter = 10 * 60_000

/** A closed venue looks back for its last end: days that are over stay so long. */
const pastKept = 14 * 24 * 3_600_000

export function createCalendarDesk({ clock, seat, preferences, settings }: CalendarDeskDeps): CalendarDesk {
  const ending = new AbortController()
  let sitting = sittingOf(seat())
  /** A demo's days last as long as the demo, and nobody else goes by them. */
  let played: KeptCalendar | null = null
  const news = createTopic<CalendarStatus>({ snapshot: () => [status()], keyOf: () => 'calendar' })
  let said = ''

  function known(): KeptCalendar | null {
    const { environment } = seat().status
    if (environment === 'demo') return played
    const { calendar } = preferences.read()
    return calendar && isTrueFor(calendar.environment, environment) ? calendar : null
  }

  function calendar(): TradingCalendar {
    return { days: known()?.days ?? {}, shifts: shiftsByDate(settings().marketShifts) }
  }

  function status(): CalendarStatus {
    const { days, shifts } = calendar()
    const askedOn = known()?.askedOn ?? null
    const trouble = askedOn === kstDate(clock.now()) ? null : (sitting.failed?.trouble ?? silence(seat()))
    return { days, shifts, askedOn, source: sourceOf(known()), trouble }
  }

  /** Says how it stands, if that is news. */
  function tell(): void {
    const now = status()
    const text = JSON.stringify(now)
    if (text === said) return
    said = text
    news.publish(now)
  }

  function follow(): void {
    const { id, environment } = seat().status
    if (id === sitting.session && environment === sitting.environment) return
    sitting.left.abort()
    sitting = sittingOf(seat())
  }

  function isDue(now: Instant): boolean {
    // A clock that was put back would wait for a moment long past.
    if (sitting.failed) return Math.abs(now - sitting.failed.at) >= retryAfter
    const today = kstDate(now)
    const kept = known()
    return kept?.askedOn !== today || (kept.days[today] === undefined && !sitting.told)
  }

  function look(): void {
    follow()
    const role = willingIn(seat())
    if (role && !sitting.asking && isDue(clock.now())) void ask(role)
    tell()
  }

  async function ask(role: CalendarSource): Promise<void> {
    const here = sitting
    const from = kstDate(clock.now())
    here.asking = true
    const answer = await role.ask(from, here.left.signal)
    here.asking = false
    if (ending.signal.aborted) return
    follow()
    if (sitting !== here) return
    if (answer.kind === 'answered') keep(from, answer.answer)
    else here.failed = { at: clock.now(), trouble: answer.trouble }
    tell()
  }

  function keep(askedOn: KstDate, days: TradingDays): void {
    const { environment } = sitting
    const earliest = kstDate(Math.max(0, clock.now() - pastKept))
    const past = Object.entries(known()?.days ?? {}).filter(([date]) => earliest <= date && date < askedOn)
    const kept = { environment, askedOn, days: { ...Object.fromEntries(past), ...days } }
    if (environment === 'demo') played = kept
    else preferences.change({ calendar: kept })
    sitting.told = true
    sitting.failed = null
  }

  const looking = keepLooking(look, clock, ending.signal)

  return {
    calendar,
    news,
    async [Symbol.asyncDispose]() {
      ending.abort()
      sitting.left.abort()
      await looking
    },
  }
}

function sittingOf({ status }: Seat): Sitting {
  const { environment, id: session } = status
  return { environment, session, left: new AbortController(), asking: false, told: false, failed: null }
}

function sourceOf(kept: KeptCalendar | null): CalendarStatus['source'] {
  if (!kept) return 'none'
  return kept.environment === 'demo' ? 'demo' : 'broker'
}

/** The exchange's days hold for practice and for a server of the user's own; what those tell holds for them alone. */
function isTrueFor(told: Environment, environment: Environment): boolean {
  return told === environment || (told === 'live' && environment !== 'demo')
}

/** Who may be asked; after a sign-out nobody. */
function willingIn(seat: Seat): CalendarSource | undefined {
  return isWilling(seat) ? seat.broker?.calendar : undefined
}

/** Why nobody can be asked; `null`: somebody can, or it is not clear yet. */
function silence({ broker, status }: Seat): Trouble | null {
  const { standing, environment } = status
  if (standing === 'reading') return null
  if (standing !== 'ready') return { kind: 'no-session', standing }
  if (isSignedOut(broker)) return { kind: 'signed-out' }
  if (!broker?.calendar && environment === 'mock') return { kind: 'not-in-mock', question: '국내휴장일조회' }
  return null
}
