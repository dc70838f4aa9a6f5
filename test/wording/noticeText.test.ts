import { expect, test } from 'vitest'
import type { Notice } from '../../shared/domain/notice.ts'
import type { Ownership } from '../../shared/domain/watchlist.ts'
import { noticeText } from '../../shared/wording/noticeText.ts'
import { interruption, tenOClock } from '../support/interruptions.ts'

const ko = { locale: 'ko', masked: false } as const
const en = { locale: 'en', masked: false } as const

const triggered = (event = interruption(), cut: number | null = null) =>
  ({
    kind: 'triggered',
    id: 'n',
    at: tenOClock,
    interruption: event,
    cut,
    owner: 'other',
    held: null,
  }) as const

test('a trigger names issue, code, kind, direction, deviation, price, venue, count and window', () => {
  expect(noticeText(triggered(), ko)).toEqual({
    title: '한빛반도체 042930 정적 VI 발동 ▲ 상승 +10.07%',
    body: '53,000원 · KRX · 오늘 1회\n해제 예정 10:02:00–10:02:30',
  })
})

test('where trading ends before the window does, no release is promised', () => {
  expect(noticeText(triggered(interruption(), tenOClock + 60_000), ko).body).toContain(
    '\n해제 시각 모름 · 10:01 장 구간 끝',
  )
})

test('an NXT halt has one release time, not a window', () => {
  const nxt = interruption({ kind: 'dynamic', venues: ['NXT'] })
  expect(noticeText(triggered(nxt), ko).body).toContain('해제 예정 10:02:00')
  expect(noticeText(triggered(nxt), ko).body).not.toContain('–')
})

test('a downward deviation carries the true minus sign', () => {
  const down = {
    ...interruption({ name: null }),
    direction: 'down' as const,
    static: { reference: 3490, percent: '-10.60' },
  }
  expect(noticeText(triggered(down), en).title).toBe('042930 static VI triggered ▼ down \u221210.60%')
})

test('a release says when and after how long', () => {
  const event = interruption({ releasedAt: tenOClock + 132_000 })
  const text = noticeText({ ...triggered(event), kind: 'released' }, ko)
  expect(text.title).toBe('한빛반도체 042930 정적 VI 해제 확인')
  expect(text.body).toBe('10:02:12 해제 · 2:12 동안 · 발동 ▲ 상승 +10.07%')
})

test('a summary counts all and names a few', () => {
  const storm = {
    kind: 'summary',
    id: 's',
    at: tenOClock,
    triggered: 25,
    released: 2,
    seconds: 10,
    watched: 0,
  } as const
  const text = noticeText({ ...storm, issues: ['한빛반도체', '가온테크'] }, ko)
  expect(text).toEqual({ title: 'VI 발동 25건 · 해제 2건 (10초)', body: '한빛반도체, 가온테크 외 25건' })
})

test('a summary with watched issues among them says how many', () => {
  const storm = { kind: 'summary', id: 's', at: tenOClock, triggered: 20, released: 0, watched: 7 } as const
  const notice = { ...storm, seconds: 60, issues: ['한빛반도체', '가온테크'] }
  expect(noticeText(notice, ko)).toEqual({
    title: 'VI 발동 20건 (60초)',
    body: '관심 7 · 그 밖 13\n한빛반도체, 가온테크 외 18건',
  })
  expect(noticeText(notice, en).body).toBe('Watched 7 · others 13\n한빛반도체, 가온테크 and 18 more')
})

const owned = (
  owner: Ownership,
  held: number | null,
  kind: 'triggered' | 'released' = 'triggered',
): Notice =>
  kind === 'triggered'
    ? { ...triggered(), owner, held }
    : { ...triggered(interruption({ releasedAt: tenOClock + 132_000 })), kind, owner, held }

test('what is held or watched says so before anything else, and a holding how much it is', () => {
  expect(noticeText(owned('held', 1250), ko)).toEqual({
    title: '보유 · 한빛반도체 042930 정적 VI 발동 ▲ 상승 +10.07%',
    body: '보유 1,250주 · 53,000원 · KRX · 오늘 1회\n해제 예정 10:02:00–10:02:30',
  })
  expect(noticeText(owned('watched', null), ko)).toEqual({
    title: '관심 · 한빛반도체 042930 정적 VI 발동 ▲ 상승 +10.07%',
    body: '53,000원 · KRX · 오늘 1회\n해제 예정 10:02:00–10:02:30',
  })
  expect(noticeText(owned('held', 1250, 'released'), en).body).toMatch(/^Held: 1,250 sh\. · Released /)
})

test('a quantity that is not known is not left out as if it were nothing', () => {
  expect(noticeText(owned('held', null), ko).body).toMatch(/^보유 수량 모름 · /)
  expect(noticeText(owned('held', null), en).body).toMatch(/^Held, quantity unknown · /)
})

test.each(['triggered', 'released'] as const)(
  'covered, a %s notice tells nothing of how much is held, not even its length; the rest stays',
  (kind) => {
    for (const locale of ['ko', 'en'] as const) {
      const texts = [1, 98_765, 123_456_789].map((held) =>
        noticeText(owned('held', held, kind), { locale, masked: true }),
      )
      expect(texts[1]).toEqual(texts[0])
      expect(texts[2]).toEqual(texts[0])
      expect(texts[0]?.body).toContain('••••')
      const open = noticeText(owned('held', 98_765, kind), { locale, masked: false })
      expect(open.body.replace('98,765', '••••')).toBe(texts[0]?.body)
      expect(open.title).toBe(texts[0]?.title)
    }
  },
)
