import { type Clock, type Instant, kstDayStart } from '../../shared/domain/time.ts'

/** Counts what happens in the present Korean day. */
export interface DayCount {
  add(): void
  today(): number
}

export function createDayCount(clock: Clock): DayCount {
  let day: Instant = kstDayStart(clock.now())
  let count = 0

  const today = () => {
    const present = kstDayStart(clock.now())
    if (present !== day) count = 0
    day = present
    return count
  }

  return {
    today,
    add() {
      count = today() + 1
    },
  }
}
