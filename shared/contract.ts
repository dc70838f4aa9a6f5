import { z } from 'zod'
import { AccountNews } from './domain/accounts.ts'
import { CheckNews } from './domain/check.ts'
import { CredentialForm } from './domain/credential.ts'
import { DoctorReport } from './domain/doctor.ts'
import { MonitorHealth } from './domain/health.ts'
import { HoldingsAnswer } from './domain/holding.ts'
import { BrokerId, IssueCode, Venue } from './domain/instrument.ts'
import { InstrumentBook } from './domain/instruments.ts'
import { Gap, LinkStatus } from './domain/link.ts'
import { Notice, NoticeOutcome, NoticeReport } from './domain/notice.ts'
import { Profile, ProfileBook, ProfileId } from './domain/profile.ts'
import { PackedNews, PackedReading } from './domain/programPacking.ts'
import { IssueProgramAnswer, ProgramScope } from './domain/programTrade.ts'
import { Quote, QuotePlan } from './domain/quote.ts'
import { SellableAnswer, SellableQuestion } from './domain/sellableQuantity.ts'
import { SessionStatus } from './domain/session.ts'
import { Settings, SettingsChange } from './domain/settings.ts'
import { KstDate } from './domain/time.ts'
import { CalendarStatus } from './domain/tradingCalendar.ts'
import { Trouble } from './domain/trouble.ts'
import { VaultStatus } from './domain/vault.ts'
import { VolatilityInterruption } from './domain/volatilityInterruption.ts'
import { Mine, WatchEdit, WatchGroupsAnswer, WatchlistState } from './domain/watchlist.ts'
import { type Api, call, feed } from './rpc/contract.ts'

/** What the VI feed says: first the whole day, then each change. A page that fell behind gets the day anew. */
export const InterruptionNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('today'), date: KstDate, interruptions: z.array(VolatilityInterruption) }),
  z.object({ kind: z.literal('changed'), interruption: VolatilityInterruption }),
])
export type InterruptionNews = z.infer<typeof InterruptionNews>

/** The gaps of the day, whole each time: a handful at most. */
const Gaps = z.array(Gap)

const OfBroker = z.object({ broker: BrokerId })
const OfProfile = z.object({ id: ProfileId })

export const Attention = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('interruption'), id: z.string() }),
  /** `code`: what the clipboard proposes; nothing is asked by itself. */
  z.object({ kind: z.literal('sell-check'), code: IssueCode.nullable() }),
])
export type Attention = z.infer<typeof Attention>

/** `false`: it was not what was waited for. */
const Accepted = z.object({ accepted: z.boolean() })

/** `null`: done. */
const Outcome = z.object({ trouble: Trouble.nullable() })

/** The whole conversation between the monitor and its window. Nothing in it reads a secret. */
export const monitorContract = {
  interruptions: feed(z.void(), InterruptionNews),
  gaps: feed(z.void(), Gaps),
  links: feed(z.void(), LinkStatus),
  health: feed(z.void(), MonitorHealth),
  settings: feed(z.void(), Settings),
  /** Popups for a window that shows them itself (the browser host); it reports each one's outcome. */
  popups: feed(z.void(), Notice),
  reportPopup: call(z.object({ noticeId: z.string(), outcome: NoticeOutcome }), z.void()),
  /** What became of the latest notices. */
  noticeReports: feed(z.void(), NoticeReport),
  /** What the user pointed at from outside the window (a popup's click, the system-wide key): bring it up. */
  attention: feed(z.void(), Attention),
  /** Ends the present session or wait and dials at once. */
  reconnect: call(z.object({ broker: BrokerId }), z.void()),
  /** Signs in again after another program took the session; that program will lose it. */
  takeOver: call(z.object({ broker: BrokerId }), z.void()),
  changeSettings: call(SettingsChange, Settings),
  testNotice: call(z.void(), NoticeOutcome),

  /** Every broker of the active profile. */
  sessions: feed(z.void(), SessionStatus),
  profiles: feed(z.void(), ProfileBook),
  vault: feed(z.void(), VaultStatus),
  /** Asks the system to open its keychain, and says how it stands then. Secrets kept in memory move in. */
  openVault: call(z.void(), VaultStatus),
  /** Tries what was typed against the live server, step by step, and keeps it only if every step passed. */
  setUp: feed(CredentialForm, CheckNews),
  /** The same steps with what is kept. */
  testSession: feed(OfBroker, CheckNews),
  /** The code (or the whole address of the page) that Koscom showed after the user allowed the access. */
  answerAuthorisation: call(z.object({ broker: BrokerId, answer: z.string().max(4000) }), Accepted),
  /** Uses the simulator in this broker's place. */
  useDemo: call(OfBroker, z.void()),
  /** Revokes the token; nothing signs in again but the user's word. What it could not do, it says. */
  signOut: call(OfBroker, Outcome),
  /** Signs out, removes the keys from the keychain and the account's last figures from the disk. */
  forget: call(OfBroker, Outcome),
  /** Allows secrets to go to this host, which is not the broker's own. The name is typed by the user. */
  confirmHost: call(z.object({ broker: BrokerId, host: z.string().max(300) }), Accepted),
  createProfile: call(Profile.pick({ name: true }), ProfileBook),
  renameProfile: call(Profile.pick({ id: true, name: true }), ProfileBook),
  /** Forgets all keys of the profile, and what was told under them. The demo cannot be removed. */
  removeProfile: call(OfProfile, ProfileBook),
  switchProfile: call(OfProfile, ProfileBook),
  doctor: call(z.void(), DoctorReport),

  /** How many shares of one issue can be sold now. Always asked anew; answered or given up within three seconds. */
  checkSellable: call(SellableQuestion, SellableAnswer),
  /** What the account holds, by row. */
  holdings: call(z.void(), HoldingsAnswer),
  /** One check after the other, each answer as it comes, behind whatever else is asked; ends with the last. */
  checkAll: feed(z.object({ codes: z.array(IssueCode).min(1).max(500) }), SellableAnswer),

  /** On which days there is trading, as far as known. */
  calendar: feed(z.void(), CalendarStatus),

  /** Prices of what is held and watched: the latest of each issue, as they come. */
  quotes: feed(z.void(), Quote),
  quotePlan: feed(z.void(), QuotePlan),
  /** What the page shows now, first things first: it gets the live places after what is held. */
  lookAt: call(z.object({ codes: z.array(IssueCode).max(400) }), z.void()),
  /** Everything that is listed, asked for once a day. */
  instruments: feed(z.void(), InstrumentBook),

  /** Every account of the profile: first whole, then each part that changes. */
  accounts: feed(z.void(), AccountNews),
  /** Asks every account anew; resolves when all have answered. */
  refreshAccounts: call(z.void(), z.void()),
  mine: feed(z.void(), Mine),

  watchlist: feed(z.void(), WatchlistState),
  editWatchlist: call(WatchEdit, WatchlistState),
  /** Takes back the last edit of this run. */
  undoWatchlist: call(z.void(), WatchlistState),
  /** The groups that the user keeps at the broker, asked anew. */
  brokerGroups: call(z.void(), WatchGroupsAnswer),

  /** Program trade by investor: the day so far, then a reading each half minute while somebody listens. */
  programTrade: feed(ProgramScope, PackedNews),
  /** The days of which a series is kept, newest first. */
  programDays: call(ProgramScope, z.array(KstDate)),
  programDay: call(ProgramScope.extend({ date: KstDate }), z.array(PackedReading)),
  /** Program trade of one issue, asked anew. */
  issueProgram: call(z.object({ code: IssueCode, venue: Venue }), IssueProgramAnswer),
} as const

export type MonitorApi = Api<typeof monitorContract>
