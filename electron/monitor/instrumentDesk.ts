import { sent } from '../../shared/domain/figure.ts'
import type { Environment } from '../../shared/domain/instrument.ts'
import type {
  InstrumentBook,
  InstrumentEntry,
  InstrumentList,
  PackedInstrument,
} from '../../shared/domain/instruments.ts'
import { KeptInstruments } from '../../shared/domain/kept.ts'
import { type Clock, type Instant, kstDate } from '../../shared/domain/time.ts'
import type { Trouble } from '../../shared/domain/trouble.ts'
import type { InstrumentSource } from './broker.ts'
import { keepLooking } from './keepLooking.ts'
import type { Journal } from './platform.ts'
import type { Seat } from './sellDesk.ts'
import { createTopic, type Topic } from './topic.ts'
import { isSignedOut, isWilling } from './willing.ts'

/** Asks once a Korean day for everything that is listed, and begins with what was told last. */
export interface InstrumentDesk extends AsyncDisposable {
  readonly news: Topic<InstrumentBook>
  find(code: string): PackedInstrument | undefined
  /** Somebody sat down or left. */
  look(): void
}

interface InstrumentDeskDeps {
  readonly clock: Clock
  /** The broker that knows the list, as it sits now. */
  readonly seat: () => Seat
  /** Of `environment`. */
  readonly journal: () => Pick<Journal, 'keep' | 'recall'>
  readonly environment: () => Environment
}

/** Whose list it is, and what came of asking. */
interface Sitting {
  readonly environment: Environment
  readonly session: string | null
  readonly left: AbortController
  readonly list: KeptInstruments | null
  readonly byCode: ReadonlyMap<string, PackedInstrument>
  asking: boolean
  /** Since the list was told last. */
  failed: { readonly at: Instant; readonly trouble: Trouble } | null
}

const retryAfter = 10 * 60_000
const keptAs = 'instruments'

export function createInstrumentDesk(deps: InstrumentDeskDeps): InstrumentDesk {
  const { clock, seat, journal } = deps
  const ending = new AbortController()
  let sitting = sit()
  const news = createTopic<InstrumentBook>({ snapshot: () => [book()], keyOf: () => keptAs })
  let said = book()

  function sit(list = recalled()): Sitting {
    const byCode = new Map(list?.entries.map((entry) => [entry[0], entry]))
    const [environment, session] = [deps.environment(), seat().status.id]
    return { environment, session, list, byCode, left: new AbortController(), asking: false, failed: null }
  }

  function recalled(): KeptInstruments | null {
    const { data } = KeptInstruments.safeParse(journal().recall(keptAs))
    return data?.environment === deps.environment() ? data : null
  }

  function book(): InstrumentBook {
    const { environment, list, failed } = sitting
    const trouble = failed?.trouble ?? (isOfToday(list) ? null : silence(seat()))
    return { environment, askedAt: list?.askedAt ?? null, trouble, entries: list?.entries ?? noEntries }
  }

  /** Says how it stands, if that is news. */
  function tell(): void {
    const now = book()
    if (isSame(now, said)) return
    said = now
    news.publish(now)
  }

  function follow(): void {
    const session = seat().status.id
    if (session === sitting.session && deps.environment() === sitting.environment) return
    sitting.left.abort()
    // Other keys on the same server are told of the same market.
    sitting = sit(deps.environment() === sitting.environment ? sitting.list : recalled())
  }

  function isOfToday(list: KeptInstruments | null): boolean {
    return list !== null && kstDate(list.askedAt) === kstDate(clock.now())
  }

  function isDue(now: Instant): boolean {
    // A clock that was put back would wait for a moment long past.
    if (sitting.failed) return Math.abs(now - sitting.failed.at) >= retryAfter
    return !isOfToday(sitting.list)
  }

  function look(): void {
    if (ending.signal.aborted) return
    follow()
    const { broker, status } = seat()
    const role = isWilling(seat()) && status.environment === sitting.environment && broker?.instruments
    if (role && !sitting.asking && isDue(clock.now())) void ask(role)
    tell()
  }

  async function ask(role: InstrumentSource): Promise<void> {
    const here = sitting
    const askedAt = clock.now()
    here.asking = true
    const answer = await role.ask(here.left.signal)
    here.asking = false
    if (ending.signal.aborted) return
    follow()
    if (sitting !== here) return
    if (answer.kind === 'answered') keep(askedAt, answer.answer)
    else here.failed = { at: clock.now(), trouble: answer.trouble }
    tell()
  }

  function keep(askedAt: Instant, { entries }: InstrumentList): void {
    const list = { environment: sitting.environment, askedAt, entries: entries.map(packed) }
    journal().keep(keptAs, list)
    sitting = sit(list)
  }

  const looking = keepLooking(look, clock, ending.signal)

  return {
    news,
    look,
    find: (code) => sitting.byCode.get(code),
    async [Symbol.asyncDispose]() {
      ending.abort()
      sitting.left.abort()
      await looking
    },
  }
}

/** One and the same, so that nothing that is told twice looks like a change. */
const noEntries: PackedInstrument[] = []

function packed({ code, name, kind, market, warning, lastPrice }: InstrumentEntry): PackedInstrument {
  return [code, name, kind, market, warning, sent(lastPrice)]
}

function isSame(one: InstrumentBook, other: InstrumentBook): boolean {
  return (
    one.environment === other.environment &&
    one.askedAt === other.askedAt &&
    one.entries === other.entries &&
    JSON.stringify(one.trouble) === JSON.stringify(other.trouble)
  )
}

/** Why nobody can be asked; `null`: somebody can, or it is not clear yet. */
function silence({ broker, status: { standing } }: Seat): Trouble | null {
  if (standing === 'reading') return null
  if (standing !== 'ready') return { kind: 'no-session', standing }
  return isSignedOut(broker) ? { kind: 'signed-out' } : null
}
