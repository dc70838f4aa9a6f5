import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeFrame } from '../../../electron/brokers/kiwoom/realtime/frames.ts'
import { step } from '../../../electron/brokers/kiwoom/realtime/session.ts'
import {
  alarmOf,
  newSession,
  type SessionEffect,
  type SessionEvent,
  type SessionState,
  statusOf,
} from '../../../electron/brokers/kiwoom/realtime/sessionState.ts'
import type { CloseReport } from '../../../electron/net/socket.ts'
import { LinkStatus } from '../../../shared/domain/link.ts'
import { byPeer, deniedBy, frames, granted } from './support/drive.ts'

/** An event whose socket is counted back from the latest: 0 is the present one. */
type Move = { readonly after: number; readonly random: number; readonly back: number; readonly what: What }
type What =
  | { readonly kind: 'plain'; readonly event: SessionEvent }
  /** What a broker in good health would do next. */
  | { readonly kind: 'natural' }
  | { readonly kind: 'opened' }
  | { readonly kind: 'frame'; readonly text: string }
  | { readonly kind: 'closed'; readonly report: CloseReport }

const refused = (code: string) => deniedBy({ kind: 'refused', code, message: '', status: null })
const what: fc.Arbitrary<What> = fc.oneof(
  { weight: 30, arbitrary: fc.constant<What>({ kind: 'natural' }) },
  { weight: 3, arbitrary: fc.constant<What>({ kind: 'opened' }) },
  { weight: 4, arbitrary: fc.constant<What>({ kind: 'plain', event: granted }) },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(
        ...[frames.loginOk, frames.loginOk, frames.registered, frames.registered, frames.ping],
        ...[frames.trigger, frames.deadToken, frames.takenOver, '<html>', '{"trnm":"REG","return_code":1}'],
      )
      .map((text): What => ({ kind: 'frame', text })),
  },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom<CloseReport>(
        byPeer,
        { reason: 'lost', code: '1006' },
        { reason: 'refused', code: 'ECONNREFUSED' },
        { reason: 'handshake-timeout' },
        { reason: 'protocol-error', code: 'WS_ERR_INVALID_UTF8' },
        { reason: 'ours' },
      )
      .map((report): What => ({ kind: 'closed', report })),
  },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom<SessionEvent>(
        ...(['woken', 'woken', 'woken', 'reconnect', 'take-over'] as const).map((kind) => ({ kind })),
        ...(['signed-out', 'signed-in'] as const).map((kind) => ({ kind })),
        ...['1700', '8001'].map(refused),
        deniedBy({ kind: 'no-answer' }),
        deniedBy({ kind: 'signed-out' }),
        deniedBy({ kind: 'held-back', until: Date.UTC(2026, 10, 21) }, Date.UTC(2026, 10, 21)),
      )
      .map((event): What => ({ kind: 'plain', event })),
  },
  { weight: 1, arbitrary: fc.constant<What>({ kind: 'plain', event: { kind: 'stopped' } }) },
)

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    after: fc.oneof(fc.nat(100), fc.nat(70_000), fc.integer({ min: -5_000_000, max: 0 })),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    back: fc.constantFrom(0, 0, 0, 0, 1),
    what,
  }),
  { maxLength: 60, size: 'max' },
)

interface World {
  state: SessionState
  now: number
  /** Dialled, and not yet reported closed. */
  readonly existing: Set<number>
  readonly said: Map<number, string[]>
}

function eventOf(move: Move, world: World): SessionEvent {
  const socket = world.state.socket - move.back
  const { what } = move
  if (what.kind === 'natural') return naturalEvent(world.state)
  if (what.kind === 'plain') return what.event
  if (what.kind === 'opened') return { kind: 'opened', socket, clockSkew: null }
  if (what.kind === 'closed') return { kind: 'closed', socket, report: what.report }
  return { kind: 'frame', socket, frame: decodeFrame(what.text), text: what.text }
}

function naturalEvent({ phase, line, socket }: SessionState): SessionEvent {
  const frame = (text: string): SessionEvent => ({ kind: 'frame', socket, frame: decodeFrame(text), text })
  if (line === 'closing') return { kind: 'closed', socket, report: { reason: 'ours' } }
  if (phase === 'authenticating') return granted
  if (phase === 'dialling') return { kind: 'opened', socket, clockSkew: null }
  if (phase === 'logging-in') return frame(frames.loginOk)
  if (phase === 'registering') return frame(frames.registered)
  return phase === 'live' ? frame(frames.trigger) : { kind: 'woken' }
}

function checkEffect(effect: SessionEffect, before: SessionState, event: SessionEvent, world: World): void {
  const wantsMore = ['reconnect', 'take-over', 'started', 'signed-in'].includes(event.kind)
  if (effect.kind === 'dial') {
    expect(world.existing.size, 'a second socket').toBe(0)
    expect(before.phase, 'dialled while stopped').not.toBe('stopped')
    world.existing.add(effect.socket)
    world.said.set(effect.socket, [])
  }
  if (effect.kind === 'authenticate' && before.phase === 'stopped')
    expect(wantsMore, 'came back by itself').toBe(true)
  if (before.ended) expect.fail(`${effect.kind} after the end`)
  if (effect.kind === 'login') world.said.get(world.state.socket)?.push('LOGIN')
  if (effect.kind === 'send' && effect.text.includes('"REG"')) world.said.get(world.state.socket)?.push('REG')
}

function checkState(before: SessionState, world: World): void {
  const { state, now } = world
  const status = statusOf(state, { count: 0, last: null })
  expect(LinkStatus.safeParse(status).success, JSON.stringify(status)).toBe(true)
  if (state.loss !== before.loss) expect(state.loss?.at ?? 0).toBeLessThanOrEqual(now)
  expect(state.liveSince !== null).toBe(state.phase === 'live')
  if (state.phase === 'live') expect(state.line).toBe('open')
  // Only a token under way, or the user's word, may be waited for without end.
  if (state.phase !== 'authenticating' && state.phase !== 'stopped') expect(alarmOf(state)).not.toBeNull()
  for (const said of world.said.values()) expect(['', 'LOGIN', 'LOGIN,REG']).toContain(said.join())
}

test('no order of events gives two sockets, a dial while stopped, a second LOGIN or a loss in the future', () => {
  let livelySessions = 0
  fc.assert(
    fc.property(moves, (script) => {
      const start = Date.UTC(2026, 10, 20)
      const world: World = { state: newSession(start), now: start, existing: new Set(), said: new Map() }
      const play = (event: SessionEvent, random: number) => {
        // A socket that has reported its end says nothing more.
        if ('socket' in event && !world.existing.has(event.socket)) return
        if (event.kind === 'closed') world.existing.delete(event.socket)
        const before = world.state
        const { state, effects } = step(before, event, { now: world.now, random })
        world.state = state
        for (const effect of effects) checkEffect(effect, before, event, world)
        checkState(before, world)
        if (state.phase === 'live' && before.phase !== 'live') livelySessions++
      }
      play({ kind: 'started' }, 0)
      for (const move of script) {
        world.now += move.after
        play(eventOf(move, world), move.random)
      }
    }),
    { numRuns: 5000 },
  )
  expect(livelySessions).toBeGreaterThan(1000)
})
