import { expect, test } from 'vitest'
import { noticeText } from '../../shared/wording/noticeText.ts'
import { interruption, tenOClock } from '../support/interruptions.ts'

const triggered = (event = interruption(), cut: number | null = null) =>
  ({ kind: 'triggered', id: 'n', at: tenOClock, interruption: event, cut }) as const

test('a trigger names issue, code, kind, direction, deviation, price, venue, count and window', () => {
  expect(noticeText(triggered(), 'ko')).toEqual({
    title: '한빛반도체 042930 정적 VI 발동 ▲ 상승 +10.07%',
    body: '53,000원 · KRX · 오늘 1회\n해제 예정 10:02:00–10:02:30',
  })
})

test('where trading ends before the window does, no release is promised', () => {
  expect(noticeText(triggered(interruption(), tenOClock + 60_000), 'ko').body).toContain(
    '\n해제 시각 모름 · 10:01 장 구간 끝',
  )
})

test('an NXT halt has one release time, not a window', () => {
  const nxt = interruption({ kind: 'dynamic', venues: ['NXT'] })
  expect(noticeText(triggered(nxt), 'ko').body).toContain('해제 예정 10:02:00')
  expect(noticeText(triggered(nxt), 'ko').body).not.toContain('–')
})

test('a downward deviation carries the true minus sign', () => {
  const down = {
    ...interruption({ name: null }),
    direction: 'down' as const,
    static: { reference: 3490, percent: '-10.60' },
  }
  expect(noticeText(triggered(down), 'en').title).toBe('042930 static VI triggered ▼ down \u221210.60%')
})

test('a release says when and after how long', () => {
  const event = interruption({ releasedAt: tenOClock + 132_000 })
  const text = noticeText({ kind: 'released', id: 'n', at: tenOClock, interruption: event }, 'ko')
  expect(text.title).toBe('한빛반도체 042930 정적 VI 해제 확인')
  expect(text.body).toBe('10:02:12 해제 · 2:12 동안 · 발동 ▲ 상승 +10.07%')
})

test('a summary counts all and names a few', () => {
  const storm = { kind: 'summary', id: 's', at: tenOClock, triggered: 25, released: 2, seconds: 10 } as const
  const text = noticeText({ ...storm, issues: ['한빛반도체', '가온테크'] }, 'ko')
  expect(text).toEqual({ title: 'VI 발동 25건 · 해제 2건 (10초)', body: '한빛반도체, 가온테크 외 25건' })
})
