import { describe, expect, test } from 'vitest'
import { lineOf, unsureGapEnd } from '../../renderer/stores/line.ts'
import type { PageState } from '../../renderer/stores/page.ts'
import type { Gap, LinkStatus } from '../../shared/domain/link.ts'
import { kstDayStart } from '../../shared/domain/time.ts'
import { linkStatus } from '../support/linkStatus.ts'
import { second, triggered } from './events.ts'

const open: PageState = { closedAt: null, broken: new Map() }
const at = (seconds: number) => triggered + seconds * second

function link(change: Partial<LinkStatus> = {}): LinkStatus {
  return linkStatus({ phase: 'live', since: at(-100), liveSince: at(-100), heardAt: at(-1), ...change })
}

function gap(from: number, until: number | null, change: Partial<Gap> = {}): Gap {
  return { id: `${from}`, broker: 'kiwoom', from, until, reason: 'silent', ...change }
}

const lost = {
  cause: 'connection-lost',
  code: '1006',
  message: null,
  at: at(-20),
} as const satisfies LinkStatus['loss']

describe('the line', () => {
  test('is up only while the broker confirms that it sends everything', () => {
    expect(lineOf({ page: open, gaps: [], link: link() }).down).toBeNull()
    expect(
      lineOf({ page: open, gaps: [], link: link({ liveSince: null, phase: 'registering' }) }).down,
    ).toEqual({
      kind: 'link',
      since: at(-100),
    })
    expect(lineOf({ page: open, gaps: [], link: undefined }).down).toMatchObject({ kind: 'loading' })
  })

  test('that is down has an open gap even before the monitor names one', () => {
    const { spans } = lineOf({ page: open, gaps: [], link: link({ liveSince: null, loss: lost }) })
    expect(spans).toEqual([
      { key: 'now', from: at(-20), until: null, reason: 'connection-lost', fromMidnight: false },
    ])
  })

  test('has one open gap, not two, once the monitor names it', () => {
    const gaps = [gap(at(-20), null)]
    expect(lineOf({ page: open, gaps, link: link({ liveSince: null, loss: lost }) }).spans).toHaveLength(1)
  })

  test('is down for a page whose monitor is gone, whatever the last status said', () => {
    const line = lineOf({ page: { ...open, closedAt: at(5) }, gaps: [], link: link() })
    expect(line.down).toEqual({ kind: 'closed', since: at(5) })
    expect(line.spans).toMatchObject([{ from: at(5), until: null, reason: 'page' }])
  })

  test('is down for a page whose feed broke', () => {
    const broken = new Map([['interruptions', at(3)]])
    expect(lineOf({ page: { closedAt: null, broken }, gaps: [], link: link() }).down).toEqual({
      kind: 'page',
      since: at(3),
    })
  })

  test('tells its times in the exchange\u2019s clock, not in a PC clock that runs ninety seconds ahead', () => {
    const ahead = link({ clockSkew: 90_000, liveSince: null, loss: lost })
    const { down, spans, skew } = lineOf({ page: open, gaps: [gap(at(0), at(30))], link: ahead })
    expect(skew).toBe(90_000)
    expect(down).toEqual({ kind: 'link', since: at(-110) })
    expect(spans.at(-1)).toMatchObject({ from: at(-90), until: at(-60) })
  })

  test('lists open gaps first and then by their end', () => {
    const gaps = [gap(at(-90), at(-80)), gap(at(-5), null), gap(at(-50), at(-40))]
    const { spans } = lineOf({ page: open, gaps, link: link() })
    expect(spans.map(({ from }) => from)).toEqual([at(-5), at(-50), at(-90)])
  })

  test('knows a gap that only means that Vigil was not yet running today', () => {
    const midnight = kstDayStart(triggered)
    const gaps = [gap(midnight, at(-50), { reason: 'not-running' }), gap(at(-40), at(-30))]
    const { spans } = lineOf({ page: open, gaps, link: link() })
    expect(spans.map(({ fromMidnight }) => fromMidnight)).toEqual([false, true])
  })
})

test('a skew below what can be measured corrects nothing, a larger one does', () => {
  expect(lineOf({ page: open, gaps: [], link: link({ clockSkew: 999 }) }).skew).toBe(0)
  expect(lineOf({ page: open, gaps: [], link: link({ clockSkew: -1240 }) }).skew).toBe(-1200)
})

test('for 150 seconds after a gap a VI from before it may be running, and no longer', () => {
  const line = lineOf({ page: open, gaps: [gap(at(-500), at(-300)), gap(at(-200), at(-100))], link: link() })
  expect(unsureGapEnd(line, at(49))).toBe(at(-100))
  expect(unsureGapEnd(line, at(50))).toBeNull()
  expect(unsureGapEnd(lineOf({ page: open, gaps: [], link: link() }), at(0))).toBeNull()
})
