import type { NoticeWords } from './noticeText.ko.ts'

export const en: NoticeWords = {
  kinds: { static: 'static VI', dynamic: 'dynamic VI', both: 'dynamic+static VI' },
  directions: { up: 'up', down: 'down' },
  venues: { KRX: 'KRX', NXT: 'NXT', combined: 'combined' },
  triggered: 'triggered',
  released: 'released (confirmed)',
  testTitle: 'Vigil test notice',
  price: (won) => `KRW ${won}`,
  nth: (count) => `no. ${count} today`,
  window: (earliest, latest) =>
    earliest === latest ? `Release due ${earliest} KST` : `Release due ${earliest}–${latest} KST`,
  cut: (time) => `Release time unknown · phase ends ${time} KST`,
  releasedAt: (time, lasted) => `Released ${time} KST after ${lasted}`,
  summaryTitle: (triggered, released, seconds) =>
    released === 0
      ? `${triggered} VIs triggered (${seconds} s)`
      : `${triggered} VIs triggered · ${released} released (${seconds} s)`,
  summaryBody: (issues, others) =>
    others > 0 ? `${issues.join(', ')} and ${others} more` : issues.join(', '),
  watchedOf: (watched, others) => `Watched ${watched} · others ${others}`,
  owners: { held: 'Held', watched: 'Watched' },
  holding: (shares) => (shares === null ? 'Held, quantity unknown' : `Held: ${shares} sh.`),
  testBody: (time) => `${time} KST · If you see this, you will see VI notices too.`,
}
