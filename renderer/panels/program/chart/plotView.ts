import type { Instant } from '../../../../shared/domain/time.ts'
import type { Axis } from './axes.ts'

/** Where the lines are within the plot, CSS pixels. */
export interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface PlotView {
  readonly area: Area
  readonly time: Axis
  readonly value: Axis
}

export function xOf({ area, time }: PlotView, at: Instant): number {
  return area.left + (area.width * (at - time.from)) / (time.until - time.from)
}

export function yOf({ area, value }: PlotView, amount: number): number {
  return area.top + (area.height * (value.until - amount)) / (value.until - value.from)
}

export function momentAt({ area, time }: PlotView, x: number): Instant {
  return time.from + ((x - area.left) / area.width) * (time.until - time.from)
}
