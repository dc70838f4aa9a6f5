import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findings } from '../../../electron/brokers/kiwoom/realtime/findings.ts'
import { decodeFrame } from '../../../electron/brokers/kiwoom/realtime/frames.ts'
import { VolatilityInterruption } from '../../../shared/domain/volatilityInterruption.ts'
import { expectAsSpecified } from './support/bySchema.ts'
import { goldenFrames } from './support/golden.ts'
import { mutatedFrame } from './support/mutatedFrames.ts'
import { expectationOf, factsOf } from './support/oracle.ts'

const frames = 100_000
const halfDay = 12 * 3_600_000
/** 2026-11-20 11:47:00 KST, shortly after the golden events. */
const receivedAt = Date.UTC(2026, 10, 20, 2, 47)

test('the decoder written by hand reads every frame as the specification does', () => {
  fc.assert(fc.property(mutatedFrame, expectAsSpecified), { numRuns: frames })
})

test('a hostile frame gives the exact figures or a report, never a wrong figure, never silence', () => {
  let sighted = 0
  let reported = 0
  fc.assert(
    fc.property(mutatedFrame, (text) => {
      const { entries, frameUnreadable } = expectationOf(text)
      const found = findings(decodeFrame(text), text, { at: receivedAt, environment: 'live' })
      expect(found.length).toBe(frameUnreadable ? 1 : entries.length)
      for (const [at, finding] of found.entries()) {
        const expected = entries[at] ?? null
        if (finding.kind === 'unreadable') {
          reported++
          // The oracle cannot tell which day a release after its trigger belongs to.
          if (!/^release.*before/.test(finding.reason)) expect(expected, finding.reason).toBeNull()
          continue
        }
        sighted++
        const { sighting } = finding
        if (!isDeepStrictEqual(factsOf(sighting), expected)) expect(factsOf(sighting)).toEqual(expected)
        if (Math.abs(sighting.triggeredAt - receivedAt) > halfDay) expect.fail(`not near: ${text}`)
        if (!VolatilityInterruption.safeParse(sighting).success) expect.fail(`against the contract: ${text}`)
      }
    }),
    { numRuns: frames },
  )
  // The frames were neither all harmless nor all hopeless.
  expect(sighted).toBeGreaterThan(frames / 100)
  expect(reported).toBeGreaterThan(frames / 10)
})

test('every golden frame that a server sends is a frame that we know', () => {
  const requests = ['"refresh"', '"token"']
  const fromServer = goldenFrames.filter((text) => !requests.some((mark) => text.includes(mark)))
  expect(fromServer.length).toBeGreaterThanOrEqual(11)
  for (const text of fromServer) {
    expect(decodeFrame(text).kind).not.toBe('unreadable')
    expect(findings(decodeFrame(text), text, { at: receivedAt, environment: 'live' })).not.toContainEqual(
      expect.objectContaining({ kind: 'unreadable' }),
    )
  }
})
