import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Merged } from '../../electron/monitor/mergeSighting.ts'
import { createNotices } from '../../electron/monitor/notices.ts'
import { unknownCalendar } from '../../shared/domain/marketPhase.ts'
import { type Notice, NoticeOutcome, type NoticeReport } from '../../shared/domain/notice.ts'
import { ownershipIn } from '../../shared/domain/ownership.ts'
import { defaultSettings, type Settings } from '../../shared/domain/settings.ts'
import { type Mine, nothingMine } from '../../shared/domain/watchlist.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { interruption, tenOClock } from '../support/interruptions.ts'

function noticesOnFakeClock(given: Partial<Settings> = {}, first: Partial<Mine> = {}) {
  const clock = createFakeClock(tenOClock)
  const shown: Notice[] = []
  const written: Notice[] = []
  const reported: NoticeReport[] = []
  let settings: Settings = { ...defaultSettings, ...given }
  let mine: Mine = { ...nothingMine, heldAsOf: tenOClock, ...first }
  const journal = () => ({
    recordNotice: (notice: Notice) => void written.push(notice),
    recordNoticeReport: (report: NoticeReport) => void reported.push(report),
  })
  let watched = journal()
  const notices = createNotices({
    clock,
    settings: () => settings,
    calendar: () => unknownCalendar,
    mine: () => ({ now: () => mine, ownershipOf: (code) => ownershipIn(mine)(code) }),
    signal: new AbortController().signal,
    journal: () => watched,
    notifier: {
      onClick: () => {},
      show: async (notice) => {
        shown.push(notice)
        return { kind: 'shown' }
      },
    },
  })
  return {
    clock,
    shown,
    written,
    reported,
    notices,
    own: (next: Partial<Mine>) => {
      mine = { ...mine, ...next }
    },
    change: (next: Partial<Settings>) => {
      settings = { ...settings, ...next }
    },
    watchElsewhere: () => {
      watched = journal()
    },
  }
}

let made = 0
const trigger = (code = String(made++).padStart(6, '0')): Merged => ({
  change: 'triggered',
  interruption: interruption({ code, name: null }),
})

async function firstReports(notices: ReturnType<typeof createNotices>): Promise<readonly NoticeReport[]> {
  for await (const batch of notices.reports.subscribe()) return batch
  return []
}

test.each(['held', 'watched'] as const)(
  'while it is not known what is held, the scope %s withholds nothing: it might be the user’s',
  async (noticeScope) => {
    const { clock, shown, own, notices } = noticesOnFakeClock({ noticeScope }, { heldAsOf: null })
    notices.tell([trigger()])
    await clock.advance(1)
    expect(shown).toHaveLength(1)
    own({ heldAsOf: clock.now() })
    notices.tell([trigger()])
    await clock.advance(1)
    expect(shown).toHaveLength(1)
  },
)

test('a lone trigger and its release are two popups of their own, and what became of them is kept', async () => {
  const { clock, shown, reported, notices } = noticesOnFakeClock()
  const event = interruption()
  notices.tell([{ change: 'triggered', interruption: event }])
  await clock.advance(132_000)
  notices.tell([{ change: 'released', interruption: { ...event, releasedAt: clock.now() } }])
  await clock.advance(1)
  expect(shown.map(({ kind }) => kind)).toEqual(['triggered', 'released'])
  expect(reported.map(({ outcome }) => outcome.kind)).toEqual(['shown', 'shown'])
})

test('thirty triggers at once are five popups and one summary of the other twenty-five', async () => {
  const { clock, shown, notices } = noticesOnFakeClock()
  notices.tell(Array.from({ length: 30 }, () => trigger()))
  await clock.advance(10_000)
  expect(shown.filter(({ kind }) => kind === 'triggered')).toHaveLength(5)
  expect(shown.at(-1)).toMatchObject({ kind: 'summary', triggered: 25, released: 0, watched: 0 })
  expect(shown).toHaveLength(6)
})

test('thirty at once, three of them held: those first and each by itself, the rest as if they were not', async () => {
  const held = { A00001: 1250, A00002: null, A00003: 7 }
  const { clock, shown, notices } = noticesOnFakeClock({}, { held, watched: ['B00001', 'B00002'] })
  const others = Array.from({ length: 25 }, () => trigger())
  const storm = [...others, trigger('B00001'), trigger('A00001'), trigger('B00002'), trigger('A00002')]
  notices.tell([...storm, trigger('A00003')])
  await clock.advance(9000)
  expect(shown.slice(0, 3)).toMatchObject([
    { kind: 'triggered', owner: 'held', held: 1250 },
    { kind: 'triggered', owner: 'held', held: null },
    { kind: 'triggered', owner: 'held', held: 7 },
  ])
  expect(shown.slice(3).map((notice) => 'owner' in notice && notice.owner)).toEqual(Array(5).fill('other'))
  // A held one that comes while the others wait for their summary does not wait.
  notices.tell([trigger('A00001')])
  expect(shown.at(-1)).toMatchObject({ kind: 'triggered', owner: 'held' })
  await clock.advance(1000)
  expect(shown.at(-1)).toMatchObject({ kind: 'summary', triggered: 22, watched: 2 })
  // What is watched comes first, though it came last.
  const last = shown.at(-1)
  expect(last?.kind === 'summary' && last.issues.slice(0, 2)).toEqual(['B00001', 'B00002'])
})

test('whose an issue is, is decided when its VI is told', async () => {
  const { clock, shown, notices, own } = noticesOnFakeClock()
  notices.tell([trigger('A00001')])
  own({ held: { A00001: 3 } })
  notices.tell([{ ...trigger('A00001'), change: 'released' }])
  await clock.advance(1)
  expect(shown).toMatchObject([
    { kind: 'triggered', owner: 'other', held: null },
    { kind: 'released', owner: 'held', held: 3 },
  ])
})

const everybody = { held: { A00001: 1 }, watched: ['A00001', 'B00001'] }
test.each<[Partial<Settings>, string, string]>([
  [{}, 'held watched other', ''],
  [{ noticeScope: 'watched' }, 'held watched', 'scope'],
  [{ noticeScope: 'held' }, 'held', 'scope'],
  [{ doNotDisturb: true }, 'held', 'do-not-disturb'],
  [{ doNotDisturb: true, noticeScope: 'held' }, 'held', 'scope'],
  [{ doNotDisturb: true, noticeScope: 'watched' }, 'held', 'do-not-disturb scope'],
  [{ doNotDisturb: true, heldPassesDoNotDisturb: false }, '', 'do-not-disturb'],
  [{ heldPassesDoNotDisturb: false }, 'held watched other', ''],
])('with %j it tells of: %s', async (settings, told, withheldBy) => {
  const { clock, shown, reported, notices } = noticesOnFakeClock(settings, everybody)
  notices.tell([trigger('A00001'), trigger('B00001'), trigger('C00001')])
  await clock.advance(10_000)
  const owners = shown.map((notice) => ('owner' in notice ? notice.owner : notice.kind))
  expect(owners).toEqual(told.split(' ').filter(Boolean))
  const reasons = reported.flatMap(({ outcome }) => (outcome.kind === 'withheld' ? [outcome.by] : []))
  expect(reasons.sort()).toEqual(withheldBy.split(' ').filter(Boolean))
})

test('what is withheld is written down: one alone by itself, a storm as one', async () => {
  const { clock, shown, written, reported, notices } = noticesOnFakeClock({ doNotDisturb: true })
  notices.tell([trigger('A00001')])
  await clock.advance(60_000)
  notices.tell([trigger('A00002'), trigger('A00003'), { ...trigger('A00002'), change: 'released' }])
  await clock.advance(60_000)
  expect(shown).toEqual([])
  expect(written).toMatchObject([
    { kind: 'triggered', interruption: { issue: { code: 'A00001' } } },
    { kind: 'summary', triggered: 2, released: 1, issues: ['A00002', 'A00003'] },
  ])
  expect(
    reported.map(({ noticeId, outcome }) => ({ noticeId, outcome: NoticeOutcome.parse(outcome) })),
  ).toEqual(written.map(({ id }) => ({ noticeId: id, outcome: { kind: 'withheld', by: 'do-not-disturb' } })))
})

test('hours of withheld VIs push no word on a shown one out of the list', async () => {
  const { clock, notices, reported } = noticesOnFakeClock({ noticeScope: 'held' }, everybody)
  notices.tell([trigger('A00001')])
  for (let n = 0; n < 200; n += 1) {
    notices.tell([trigger()])
    await clock.advance(20_000)
  }
  expect(reported).toHaveLength(201)
  const kept = await firstReports(notices)
  expect(kept.map(({ outcome }) => outcome.kind)).toEqual(['shown', 'withheld'])
  expect(kept.at(-1)?.at).toBe(reported.at(-1)?.at)
})

test('two storms that end together, one withheld and one shown, are two notices', async () => {
  const { clock, written, notices } = noticesOnFakeClock({ noticeScope: 'watched' }, { watched: ['B00001'] })
  notices.tell(Array.from({ length: 30 }, (_, n) => trigger(n % 3 === 0 ? 'B00001' : `C0000${n % 10}`)))
  await clock.advance(20_000)
  const summaries = written.filter(({ kind }) => kind === 'summary')
  expect(new Set(summaries.map(({ id }) => id)).size).toBe(2)
})

test('a test notice passes whatever the user wants', async () => {
  const { shown, notices } = noticesOnFakeClock({ doNotDisturb: true, noticeScope: 'held' })
  expect(await notices.test()).toEqual({ kind: 'shown' })
  expect(shown).toMatchObject([{ kind: 'test' }])
})

test('a storm of one environment is told in no other', async () => {
  const { clock, shown, written, notices, change, watchElsewhere } = noticesOnFakeClock()
  notices.tell(Array.from({ length: 6 }, () => trigger()))
  change({ noticeScope: 'held' })
  notices.tell([trigger(), trigger()])
  watchElsewhere()
  await clock.advance(60_000)
  expect([shown.length, written.length]).toEqual([5, 5])
})

test('whatever comes when: of the others never more than five popups in ten seconds, each held one at once, and nothing is left untold', async () => {
  const arrivals = fc.array(
    fc.record({
      wait: fc.nat(12_000),
      count: fc.integer({ min: 1, max: 12 }),
      held: fc.nat(8),
      watched: fc.nat(3),
    }),
    { maxLength: 12 },
  )
  await fc.assert(
    fc.asyncProperty(arrivals, async (steps) => {
      const { clock, shown, notices } = noticesOnFakeClock({}, everybody)
      for (const { wait, count, held, watched } of steps) {
        await clock.advance(wait)
        const before = shown.length
        const code = (n: number) => (n < held ? 'A00001' : n < held + watched ? 'B00001' : undefined)
        notices.tell(Array.from({ length: count + held + watched }, (_, n) => trigger(code(n))))
        const now = shown.slice(before, before + held)
        expect(now.map((notice) => 'owner' in notice && notice.owner)).toEqual(Array(held).fill('held'))
      }
      await clock.advance(30_000)
      const others = shown.filter((notice) => !('owner' in notice && notice.owner === 'held'))
      const sum = (of: (notice: Notice) => number) => others.reduce((all, notice) => all + of(notice), 0)
      const isWatched = (notice: Notice) => ('owner' in notice && notice.owner === 'watched' ? 1 : 0)
      expect(shown.length - others.length).toBe(steps.reduce((all, { held }) => all + held, 0))
      expect(sum((notice) => (notice.kind === 'summary' ? notice.triggered : 1))).toBe(
        steps.reduce((all, { count, watched }) => all + count + watched, 0),
      )
      expect(sum((notice) => (notice.kind === 'summary' ? notice.watched : isWatched(notice)))).toBe(
        steps.reduce((all, { watched }) => all + watched, 0),
      )
      for (const { at } of others)
        expect(others.filter((other) => other.at >= at && other.at < at + 10_000).length).toBeLessThanOrEqual(
          5,
        )
    }),
    { numRuns: 60 },
  )
})
