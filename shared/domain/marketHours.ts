/**
 * The Korean trading day, in minutes after midnight KST. Configuration, not knowledge: exchanges move their hours.
 * NXT opens first (08:00) and closes last (20:00).
 */
export const tradingDay = { from: 8 * 60, until: 20 * 60 } as const

/** A token that would end within the trading day is renewed at this minute, before anybody trades. */
export const renewTokensAt = 7 * 60 + 30
