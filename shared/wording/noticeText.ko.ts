import type { Venue } from '../domain/instrument.ts'
import type { Direction, InterruptionKind } from '../domain/volatilityInterruption.ts'

/** The words a notice is made of; each locale fills all of them. */
export interface NoticeWords {
  readonly kinds: Record<InterruptionKind, string>
  readonly directions: Record<Direction, string>
  readonly venues: Record<Venue, string>
  readonly triggered: string
  readonly released: string
  readonly testTitle: string
  price(won: string): string
  nth(count: number): string
  window(earliest: string, latest: string): string
  /** When the phase of trading ends, within the window. */
  cut(time: string): string
  releasedAt(time: string, lasted: string): string
  summaryTitle(triggered: number, released: number, seconds: number): string
  summaryBody(issues: readonly string[], others: number): string
  /** How many of a storm's VIs are of watched issues. */
  watchedOf(watched: number, others: number): string
  /** Whose issue it is. */
  readonly owners: Record<'held' | 'watched', string>
  /** `null`: how many is not known. `shares`: digits, or dots in their place. */
  holding(shares: string | null): string
  testBody(time: string): string
}

export const ko: NoticeWords = {
  kinds: { static: '정적 VI', dynamic: '동적 VI', both: '동적+정적 VI' },
  directions: { up: '상승', down: '하락' },
  venues: { KRX: 'KRX', NXT: 'NXT', combined: '통합' },
  triggered: '발동',
  released: '해제 확인',
  testTitle: 'Vigil 시험 알림',
  price: (won) => `${won}원`,
  nth: (count) => `오늘 ${count}회`,
  window: (earliest, latest) =>
    earliest === latest ? `해제 예정 ${earliest}` : `해제 예정 ${earliest}–${latest}`,
  cut: (time) => `해제 시각 모름 · ${time} 장 구간 끝`,
  releasedAt: (time, lasted) => `${time} 해제 · ${lasted} 동안`,
  summaryTitle: (triggered, released, seconds) =>
    released === 0
      ? `VI 발동 ${triggered}건 (${seconds}초)`
      : `VI 발동 ${triggered}건 · 해제 ${released}건 (${seconds}초)`,
  summaryBody: (issues, others) => (others > 0 ? `${issues.join(', ')} 외 ${others}건` : issues.join(', ')),
  watchedOf: (watched, others) => `관심 ${watched} · 그 밖 ${others}`,
  owners: { held: '보유', watched: '관심' },
  holding: (shares) => (shares === null ? '보유 수량 모름' : `보유 ${shares}주`),
  testBody: (time) => `${time} · 이 알림이 보이면 VI 알림도 보입니다.`,
}
