import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fuseOf, releaseClock } from '../../renderer/format/releaseClock.ts'
import { event, second, triggered } from './events.ts'

const at = (seconds: number) => triggered + seconds * second
const nxt = event({ venues: ['NXT'] })

describe('a KRX event', () => {
  test('counts down to the earliest release for two minutes', () => {
    expect(releaseClock(event(), at(0), [], null)).toEqual({ kind: 'auction', time: '2:00', fixed: false })
    expect(releaseClock(event(), at(31), [], null)).toEqual({ kind: 'auction', time: '1:29', fixed: false })
    expect(releaseClock(event(), at(119), [], null)).toEqual({ kind: 'auction', time: '0:01', fixed: false })
  })

  test('then to the latest release for thirty seconds', () => {
    expect(releaseClock(event(), at(120), [], null)).toEqual({ kind: 'window', time: '0:30' })
    expect(releaseClock(event(), at(129), [], null)).toEqual({ kind: 'window', time: '0:21' })
  })

  test('then awaits the release, counting up, and never calls itself released', () => {
    expect(releaseClock(event(), at(154), [], null)).toEqual({ kind: 'awaiting', time: '0:04' })
    fc.assert(
      fc.property(fc.integer({ min: -600, max: 100_000 }), (seconds) => {
        expect(releaseClock(event(), at(seconds), [], null).kind).not.toBe('released')
      }),
    )
  })

  test('is released only at the time the exchange gave', () => {
    const releasedAt = at(134)
    expect(releaseClock(event({ releasedAt }), at(60), [], null)).toEqual({
      kind: 'released',
      at: releasedAt,
      time: '2:14',
    })
  })

  test('is of unknown fate while the line is down, and after a gap that may have hidden its release', () => {
    expect(releaseClock(event(), at(20), [{ from: at(10), until: null }], null).kind).toBe('unknown')
    expect(releaseClock(event(), at(140), [{ from: at(100), until: at(125) }], null).kind).toBe('unknown')
  })

  test('keeps its countdown over a gap that ended before any release was possible', () => {
    expect(releaseClock(event(), at(100), [{ from: at(10), until: at(50) }], null).kind).toBe('auction')
  })

  test('long past its window is unconfirmed, not awaited for ever', () => {
    expect(releaseClock(event(), at(150 + 600), [], null)).toEqual({ kind: 'unconfirmed' })
  })

  test('seen by a clock that runs late never shows more than its two minutes', () => {
    expect(releaseClock(event(), at(-3), [], null)).toMatchObject({ kind: 'auction', time: '2:00' })
  })
})

test('an NXT event has a fixed end and no window', () => {
  expect(releaseClock(nxt, at(52), [], null)).toEqual({ kind: 'auction', time: '1:08', fixed: true })
  expect(releaseClock(nxt, at(124), [], null)).toEqual({ kind: 'awaiting', time: '0:04' })
})

test('the fuse of a KRX event is solid to 120 of 150 seconds and darkens from the left', () => {
  expect(fuseOf(event(), at(0))).toEqual({ gone: 0, solid: 0.8 })
  expect(fuseOf(event(), at(30))).toEqual({ gone: 0.2, solid: 0.8 })
  expect(fuseOf(event(), at(135))).toEqual({ gone: 0.9, solid: 0.8 })
})

test('the fuse of an NXT event is 120 seconds and solid to its end', () => {
  expect(fuseOf(nxt, at(60))).toEqual({ gone: 0.5, solid: 1 })
})

test('a fuse stays within its length whatever the clock says', () => {
  expect([fuseOf(event(), at(-10)).gone, fuseOf(event(), at(500)).gone]).toEqual([0, 1])
})

describe('an event whose window runs past the end of a phase', () => {
  const cut = at(60)

  test.each([20, 130, 200])('after %i seconds is not counted, nor awaited', (seconds) => {
    expect(releaseClock(event(), at(seconds), [], cut)).toEqual({ kind: 'cut', at: cut })
  })

  test('is released when the exchange says so, and unknown behind a gap', () => {
    expect(releaseClock(event({ releasedAt: at(90) }), at(91), [], cut).kind).toBe('released')
    expect(releaseClock(event(), at(20), [{ from: at(10), until: null }], cut).kind).toBe('unknown')
    expect(releaseClock(event(), at(150 + 600), [], cut).kind).toBe('unconfirmed')
  })
})
