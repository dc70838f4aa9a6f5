import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createNotifier } from '../../electron/shell/notifier.ts'
import type { Notice } from '../../shared/domain/notice.ts'
import { defaultSettings } from '../../shared/domain/settings.ts'

const at = Date.UTC(2026, 10, 20, 1, 0, 0)
const test: Notice = { kind: 'test', id: 'n1', at }
const triggered: Notice = {
  kind: 'triggered',
  id: 'n2',
  at,
  interruption: {
    id: '20261120-005930-100000-static',
    environment: 'demo',
    issue: { code: '005930', name: '삼성전자' },
    market: 'KOSPI',
    venues: ['KRX'],
    kind: 'static',
    direction: 'up',
    triggerPrice: 82_500,
    static: { reference: 75_000, percent: '10.00' },
    dynamic: null,
    changePercent: '10.00',
    nth: 1,
    triggeredAt: at,
    releasedAt: null,
    receivedAt: at,
  },
  cut: null,
  owner: 'held',
  held: 1250,
}

/** An operating system that behaves as told; `expire` lets the deadline pass. */
function system(onShow: (popup: EventEmitter) => void) {
  const texts: { title?: string; body?: string }[] = []
  const popups: EventEmitter[] = []
  let expire = () => {}
  const notifier = createNotifier({
    clock: {
      now: () => at,
      sleep: () =>
        new Promise((resolve) => {
          expire = resolve
        }),
    },
    isSupported: () => true,
    create(options) {
      const popup = new EventEmitter()
      texts.push(options)
      popups.push(popup)
      return Object.assign(popup, { show: () => onShow(popup) }) as never
    },
  })
  return { notifier, texts, popups, expire: () => expire() }
}

describe('a notice of the operating system', () => {
  it('that appeared is shown, in Korean', async () => {
    const { notifier, texts } = system((popup) => popup.emit('show'))
    expect(await notifier.show(triggered, defaultSettings)).toEqual({ kind: 'shown' })
    expect(texts[0]?.title).toContain('삼성전자 005930')
  })

  it('covers what is held where the user wants it covered', async () => {
    const { notifier, texts } = system((popup) => popup.emit('show'))
    await notifier.show(triggered, defaultSettings)
    await notifier.show(triggered, { ...defaultSettings, masked: true })
    expect(texts.map(({ body }) => body?.split(' · ')[0])).toEqual(['보유 1,250주', '보유 ••••주'])
  })

  it('that the system failed to show says why', async () => {
    const { notifier } = system((popup) => popup.emit('failed', {}, 'no notification daemon'))
    expect(await notifier.show(test, defaultSettings)).toEqual({
      kind: 'failed',
      reason: 'no notification daemon',
    })
  })

  it('that the user has forbidden is denied', async () => {
    const { notifier } = system((popup) =>
      popup.emit('failed', {}, 'Notifications are not allowed for this application'),
    )
    expect(await notifier.show(test, defaultSettings)).toEqual({ kind: 'denied' })
  })

  it('about which the system says nothing is failed in the end, never taken for shown', async () => {
    const { notifier, expire } = system(() => {})
    const outcome = notifier.show(test, defaultSettings)
    expire()
    expect(await outcome).toEqual({ kind: 'failed', reason: 'no answer' })
  })

  it('that throws is failed, and takes nothing down with it', async () => {
    const { notifier } = system(() => {
      throw new Error('no bus')
    })
    expect(await notifier.show(test, defaultSettings)).toEqual({ kind: 'failed', reason: 'no bus' })
  })

  it('is unsupported where the system has none', async () => {
    const notifier = createNotifier({
      clock: { now: () => at, sleep: async () => {} },
      isSupported: () => false,
      create: () => {
        throw new Error('must not be asked')
      },
    })
    expect(await notifier.show(test, defaultSettings)).toEqual({ kind: 'unsupported' })
  })

  it('leads to its event when it is clicked; a test notice leads nowhere', async () => {
    const { notifier, popups } = system((popup) => popup.emit('show'))
    const clicked: string[] = []
    notifier.onClick((id) => clicked.push(id))
    await notifier.show(triggered, defaultSettings)
    await notifier.show(test, defaultSettings)
    for (const popup of popups) popup.emit('click')
    expect(clicked).toEqual(['20261120-005930-100000-static'])
  })
})
