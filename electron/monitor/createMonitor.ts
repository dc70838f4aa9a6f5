import type { Attention, MonitorApi } from '../../shared/contract.ts'
import type { MonitorHealth } from '../../shared/domain/health.ts'
import type { BrokerId } from '../../shared/domain/instrument.ts'
import { type PackedNews, packNews, packReading } from '../../shared/domain/programPacking.ts'
import type { ProgramNews } from '../../shared/domain/programTrade.ts'
import { changed, type Settings } from '../../shared/domain/settings.ts'
import { Fault } from '../../shared/rpc/fault.ts'
import type { Brokerage, InterruptionSource } from './broker.ts'
import { createCalendarDesk } from './calendarDesk.ts'
import { createConnections } from './connections.ts'
import { addressesOf, examine } from './doctor.ts'
import { createInstrumentDesk } from './instrumentDesk.ts'
import { createIssueProgram } from './issueProgram.ts'
import { createJournals } from './journals.ts'
import { createMine } from './mine.ts'
import { createNotices } from './notices.ts'
import type { Platform } from './platform.ts'
import { createPopups } from './popups.ts'
import { createPortfolioDesk } from './portfolioDesk.ts'
import { createProgramDesk } from './programDesk.ts'
import { createQuoteDesk } from './quoteDesk.ts'
import { createSellDesk } from './sellDesk.ts'
import { environmentIn } from './servers.ts'
import { createTopic } from './topic.ts'
import { createViDesk } from './viDesk.ts'
import { createWatchDesk } from './watchDesk.ts'

export interface Monitor extends AsyncDisposable {
  readonly api: MonitorApi
  /** Brings something up in every window: the user asked for it outside of them. */
  pointAt(what: Attention): void
}

export interface MonitorDeps {
  readonly platform: Platform
  readonly brokerage: Brokerage
  /** Begin in the demo without making it the choice for the next start. */
  readonly startInDemo: boolean
  readonly version: string
}

/** The product without a host: connects and watches until disposed, and answers whoever holds `api`. */
export function createMonitor({ platform, brokerage, startInDemo, version }: MonitorDeps): Monitor {
  const { clock, preferences } = platform
  const stopping = new AbortController()
  const startedAt = clock.now()
  const settings = () => preferences.read().settings
  const openJournal = createJournals(platform.openJournal)

  const popups = createPopups(clock)
  const notifier = platform.notifier === 'window' ? popups.notifier : platform.notifier
  const notices = createNotices({
    notifier,
    journal: () => desk.journal(),
    clock,
    settings,
    calendar: () => calendar.calendar(),
    mine: () => mine,
    signal: stopping.signal,
  })
  const connections = createConnections({
    platform,
    brokerage,
    startInDemo,
    onKiwoom: (broker, standing, environment) => {
      if (broker?.interruptions) desk.listenTo(environment, broker.interruptions)
      else if (standing === 'reading') desk.pause(environment)
      else desk.standStill(environment, 'no-credential')
    },
    onSeat: () => {
      watch.look()
      portfolio.look()
      quotes.look()
      instruments.look()
    },
    onForgotten: (profile, id) => portfolio.forget(profile, id),
  })
  const desk = createViDesk({
    platform: { ...platform, openJournal },
    environment: environmentIn(connections.profile(), 'kiwoom', brokerage),
    onChange: notices.tell,
    onJournal: () => healthTopic.publish(health()),
  })

  const health = (): MonitorHealth => {
    return { environment: desk.environment(), version, startedAt, journal: desk.journal().health() }
  }
  const healthTopic = createTopic<MonitorHealth>({ snapshot: () => [health()], keyOf: () => 'health' })
  const settingsTopic = createTopic<Settings>({ snapshot: () => [settings()], keyOf: () => 'settings' })
  const attention = createTopic<Attention>({ snapshot: () => [] })
  notifier.onClick((id) => attention.publish({ kind: 'interruption', id }))
  const seat = () => connections.seat('kis')
  const calendar = createCalendarDesk({ clock, seat, preferences, settings })
  const program = createProgramDesk({
    clock,
    seat,
    openReadings: platform.openReadings,
    calendar: calendar.calendar,
    keep: () => settings().keepProgram,
    earlier: (scope, until) => connections.demo()?.earlier?.(scope, until) ?? [],
  })
  const portfolio = createPortfolioDesk({ clock, seats: connections.seat, openJournal })
  const watch = createWatchDesk({
    ...platform,
    seat: () => connections.seat('koscom'),
    environment: desk.environment,
  })
  const mine = createMine({ portfolio, watch })
  const ofKiwoom = {
    clock,
    seat: () => connections.seat('kiwoom'),
    journal: desk.journal,
    environment: desk.environment,
  }
  const instruments = createInstrumentDesk(ofKiwoom)
  const quotes = createQuoteDesk({
    ...ofKiwoom,
    log: platform.log,
    mine,
    interruptions: desk.interruptions,
    gaps: desk.gaps,
    calendar: calendar.calendar,
  })
  connections.start()

  function source(id: BrokerId): InterruptionSource {
    const found = id === 'kiwoom' ? connections.seat(id).broker?.interruptions : undefined
    if (!found) throw new Fault('no-realtime', `No realtime session of ${id} is set up.`)
    return found
  }

  async function doctor(signal: AbortSignal) {
    const at = clock.now()
    const patient = {
      at,
      version,
      machine: await platform.describeMachine(),
      vault: await platform.vault.look(),
      journal: desk.journal().health(),
      sessions: connections.statuses(),
      link: desk.link(),
      addresses: addressesOf(connections.profile(), brokerage),
    }
    return examine(patient, brokerage.reach, signal)
  }

  return {
    pointAt: attention.publish,
    api: {
      ...connections.api,
      ...createSellDesk({ clock, seat }),
      calendar: (_, signal) => calendar.news.subscribe(signal),
      accounts: (_, signal) => portfolio.news.subscribe(signal),
      refreshAccounts: (_, signal) => portfolio.refresh(signal),
      quotes: (_, signal) => quotes.quotes.subscribe(signal),
      quotePlan: (_, signal) => quotes.plan.subscribe(signal),
      lookAt: async ({ codes }) => quotes.lookAt(codes),
      instruments: (_, signal) => instruments.news.subscribe(signal),
      mine: (_, signal) => mine.news.subscribe(signal),
      watchlist: (_, signal) => watch.news.subscribe(signal),
      editWatchlist: async (edit) => watch.edit(edit),
      undoWatchlist: async () => watch.undo(),
      brokerGroups: (_, signal = stopping.signal) => watch.brokerGroups(signal),
      programTrade: (scope, signal) => packedNews(program.programTrade(scope, signal)),
      programDays: program.programDays,
      programDay: async ({ date, ...scope }) => (await program.programDay({ scope, date })).map(packReading),
      issueProgram: createIssueProgram({ clock, seat: () => connections.seat('kiwoom') }),
      interruptions: (_, signal) => desk.interruptions(signal),
      gaps: (_, signal) => desk.gaps(signal),
      links: (_, signal) => desk.links(signal),
      health: (_, signal) => healthTopic.subscribe(signal),
      settings: (_, signal) => settingsTopic.subscribe(signal),
      popups: (_, signal) => popups.topic.subscribe(signal),
      reportPopup: async ({ noticeId, outcome }) => popups.report(noticeId, outcome),
      noticeReports: (_, signal) => notices.reports.subscribe(signal),
      attention: (_, signal) => attention.subscribe(signal),
      reconnect: async ({ broker }) => {
        connections.signIn(broker)
        source(broker).reconnect()
      },
      takeOver: async (question) => source(question.broker).takeOver(),
      changeSettings: async (change) => {
        preferences.change({ settings: changed(settings(), change) })
        settingsTopic.publish(settings())
        return settings()
      },
      testNotice: () => notices.test(),
      doctor: (_, signal = stopping.signal) => doctor(signal),
    },
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await program[Symbol.asyncDispose]()
      await calendar[Symbol.asyncDispose]()
      await portfolio[Symbol.asyncDispose]()
      await quotes[Symbol.asyncDispose]()
      await instruments[Symbol.asyncDispose]()
      await desk[Symbol.asyncDispose]()
      await connections[Symbol.asyncDispose]()
    },
  }
}

/** A day of readings is long: it travels packed. */
async function* packedNews(
  news: AsyncIterable<readonly ProgramNews[]>,
): AsyncIterable<readonly PackedNews[]> {
  for await (const batch of news) yield batch.map(packNews)
}
