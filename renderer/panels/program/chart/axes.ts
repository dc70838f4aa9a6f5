import { type Instant, kstDayStart, kstTime } from '../../../../shared/domain/time.ts'
import { type NetUnit, signedDecimalText, unitText } from './netText.ts'

export interface Axis {
  readonly from: number
  readonly until: number
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
}

const minute = 60_000
const halfHour = 30 * minute
const minutesApart = [1, 2, 5, 10, 15, 30, 60, 120, 180]
/** Pixels that a label needs. */
const room = { time: 72, value: 48 }

/** Whole half hours around the readings, on Korea's wall clock; `pixels` wide. */
export function timeAxis(first: Instant, last: Instant, pixels: number): Axis {
  const from = Math.floor(first / halfHour) * halfHour
  const until = Math.max(Math.ceil(last / halfHour) * halfHour, from + halfHour)
  const fits = (minutes: number) => (pixels * minutes * minute) / (until - from) >= room.time
  const step = (minutesApart.find(fits) ?? 240) * minute
  const midnight = kstDayStart(from)
  const start = midnight + Math.ceil((from - midnight) / step) * step
  return { from, until, ticks: steps(start, until, step).map((at) => ({ at, text: hourAndMinute(at) })) }
}

/** Zero and all values, in round steps; `pixels` high. */
export function valueAxis(values: readonly number[], pixels: number, unit: NetUnit): Axis {
  const least = values.reduce((one, other) => Math.min(one, other), 0)
  const most = values.reduce((one, other) => Math.max(one, other), 0)
  const step = roundStep((most - least || 1) / Math.max(2, Math.floor(pixels / room.value)))
  const lowest = Math.floor(least / step)
  const highest = Math.max(Math.ceil(most / step), lowest + 1)
  // Multiplied and not added up, so that no error grows: zero is zero.
  const at = Array.from({ length: highest - lowest + 1 }, (_, index) => (lowest + index) * step)
  const texts = shortened(at.map((value) => unitText(String(BigInt(value)), unit)))
  const ticks = at.map((value, index) => ({ at: value, text: texts[index] ?? '' }))
  // Where there is no value, there is no scale to tell either.
  return {
    from: lowest * step,
    until: highest * step,
    ticks: values.length === 0 ? ticks.slice(0, 1) : ticks,
  }
}

/** `HH:MM` in Korea, whatever the PC's zone is. */
export function hourAndMinute(at: Instant): string {
  return kstTime(at).slice(0, 5)
}

function steps(start: number, until: number, step: number): readonly number[] {
  return Array.from({ length: Math.floor((until - start) / step) + 1 }, (_, index) => start + index * step)
}

/** 1, 2, 2.5 or 5 times a power of ten, whole, and no less than asked for. */
function roundStep(least: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(least)))
  const round = [1, 2, 2.5, 5].map((times) => times * power).filter(Number.isInteger)
  return round.find((step) => step >= least) ?? 10 * power
}

/** As many decimals as the steps need, and the same for all. */
function shortened(decimals: readonly string[]): readonly string[] {
  const spare = (text: string) => /\.?0*$/.exec(text)?.[0].length ?? 0
  const fractional = decimals.filter((text) => text.includes('.'))
  const cut = Math.min(...fractional.map(spare))
  return decimals.map((text) =>
    signedDecimalText(text.includes('.') ? text.slice(0, text.length - cut) : text),
  )
}
