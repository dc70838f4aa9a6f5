import { z } from 'zod'
import { MonitorHealth } from './domain/health.ts'
import { BrokerId } from './domain/instrument.ts'
import { Gap, LinkStatus } from './domain/link.ts'
import { Notice, NoticeOutcome, NoticeReport } from './domain/notice.ts'
import { Settings, SettingsChange } from './domain/settings.ts'
import { KstDate } from './domain/time.ts'
import { VolatilityInterruption } from './domain/volatilityInterruption.ts'
import { type Api, call, feed } from './rpc/contract.ts'

/** What the VI feed says: first the whole day, then each change. A page that fell behind gets the day anew. */
export const InterruptionNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('today'), date: KstDate, interruptions: z.array(VolatilityInterruption) }),
  z.object({ kind: z.literal('changed'), interruption: VolatilityInterruption }),
])
export type InterruptionNews = z.infer<typeof InterruptionNews>

/** The gaps of the day, whole each time: a handful at most. */
const Gaps = z.array(Gap)

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
  /** Events the user pointed at from outside the window (a popup's click): bring their rows up. */
  attention: feed(z.void(), z.object({ interruptionId: z.string() })),
  /** Ends the present session or wait and dials at once. */
  reconnect: call(z.object({ broker: BrokerId }), z.void()),
  /** Signs in again after another program took the session; that program will lose it. */
  takeOver: call(z.object({ broker: BrokerId }), z.void()),
  changeSettings: call(SettingsChange, Settings),
  testNotice: call(z.void(), NoticeOutcome),
} as const

export type MonitorApi = Api<typeof monitorContract>
