/** Every duration of the session, in ms unless said. */
export const timing = {
  /** For TCP, TLS and the upgrade; ccxt's clients allow the same. */
  dial: 10_000,
  /** For the answer to LOGIN and to REG; assumed, since answers were always seen within a second. */
  answer: 5_000,
  /** Back-off as other brokers' clients do it: doubling from one second to thirty. */
  firstWait: 1_000,
  longestWait: 30_000,
  /** Only a session that lasted this long clears the count of failed attempts. */
  stableAfter: 60_000,
  /** Reported by one client's author; no document has it. */
  assumedPing: 10_000,
  /** A line that is silent for so many PING periods is dead: noticed and said before two and a half have passed. */
  silentPeriods: 2.4,
  /** However fast the PINGs come, a stall this short is no silence. */
  shortestPatience: 1_000,
  longestPatience: 60_000,
  /** A frame may be under way this long before it is heard, so the last second before a loss is in doubt. */
  travel: 1_000,
  /** A look that comes later than this after the last one came late: the machine or the process stood still. */
  lateLook: 700,
  /** Who did not look for so long was asleep, and cannot tell how old what it then hears is. */
  longestStall: 10_000,
} as const
