import { expect, test } from 'vitest'
import { LinkPhase, lampsOf } from '../../shared/domain/link.ts'
import { tenOClock } from '../support/interruptions.ts'
import { linkStatus } from '../support/linkStatus.ts'

test('the receiving lamp is lit only on a live line that was heard within its PING period and a half', () => {
  const live = linkStatus({ phase: 'live', liveSince: tenOClock, heardAt: tenOClock })
  expect(lampsOf(live, tenOClock + 15_000).receiving).toBe('works')
  expect(lampsOf(live, tenOClock + 15_001).receiving).toBe('waiting')
  for (const phase of LinkPhase.options)
    if (phase !== 'live') expect(lampsOf(linkStatus({ phase }), tenOClock).receiving).not.toBe('works')
})

test('subscribed is lit only after the broker confirmed it', () => {
  const lit = LinkPhase.options.filter(
    (phase) => lampsOf(linkStatus({ phase }), tenOClock).subscribed === 'works',
  )
  expect(lit).toEqual(['live'])
})

test('a session that another program took over shows three dead lamps', () => {
  const lamps = lampsOf(linkStatus({ phase: 'stopped' }), tenOClock)
  expect(lamps).toEqual({ connected: 'down', subscribed: 'down', receiving: 'down' })
})
