import { expect, test } from 'vitest'
import { createPopups } from '../../electron/monitor/popups.ts'
import type { Notice } from '../../shared/domain/notice.ts'
import { defaultSettings } from '../../shared/domain/settings.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { tenOClock } from '../support/interruptions.ts'

const notice: Notice = { kind: 'test', id: 'test-1', at: tenOClock }

test('with no window open the outcome says so at once', async () => {
  const popups = createPopups(createFakeClock(tenOClock))
  expect(await popups.notifier.show(notice, defaultSettings)).toEqual({ kind: 'nobody-there' })
})

test('a window gets the notice, and its word is the outcome', async () => {
  const popups = createPopups(createFakeClock(tenOClock))
  const window = popups.topic.subscribe()[Symbol.asyncIterator]()
  expect((await window.next()).value).toEqual([])
  const outcome = popups.notifier.show(notice, defaultSettings)
  expect((await window.next()).value).toEqual([notice])
  popups.report('test-1', { kind: 'denied' })
  expect(await outcome).toEqual({ kind: 'denied' })
})

test('a window that does not answer counts as not there', async () => {
  const clock = createFakeClock(tenOClock)
  const popups = createPopups(clock)
  const window = popups.topic.subscribe()[Symbol.asyncIterator]()
  await window.next()
  const outcome = popups.notifier.show(notice, defaultSettings)
  await clock.advance(5000)
  expect(await outcome).toEqual({ kind: 'nobody-there' })
})
