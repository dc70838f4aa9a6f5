import { z } from 'zod'

/** A moment, in milliseconds since 1970-01-01T00:00:00Z. */
export const Instant = z.int().nonnegative()
export type Instant = number

/** A Korean calendar day, `YYYYMMDD`. */
export const KstDate = z.string().regex(/^\d{8}$/)
export type KstDate = string

/** Time as the core sees it, so that a test or a demo can own it. */
export interface Clock {
  now(): Instant
  /** Resolves after `ms`, or at once (without throwing) when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

const hour = 3_600_000
const day = 24 * hour
/** Korea has had no daylight saving since 1988, so a constant serves whatever the PC's zone is. */
export const kstOffset = 9 * hour

const two = (n: number) => (n < 10 ? `0${n}` : `${n}`)

/** Remembered, because every event of a storm asks for the same day. */
let lastDate: { readonly startsAt: Instant; readonly date: KstDate } | undefined

export function kstDate(instant: Instant): KstDate {
  const startsAt = kstDayStart(instant)
  if (lastDate?.startsAt !== startsAt) lastDate = { startsAt, date: written(startsAt) }
  return lastDate.date
}

function written(dayStart: Instant): KstDate {
  const shifted = new Date(dayStart + kstOffset)
  return `${shifted.getUTCFullYear()}${two(shifted.getUTCMonth() + 1)}${two(shifted.getUTCDate())}`
}

/** `HH:MM:SS` on a Korean wall clock. */
export function kstTime(instant: Instant): string {
  return wallClock(instant, ':')
}

/** `HHMMSS` on a Korean wall clock, as brokers write it. */
export function kstDigits(instant: Instant): string {
  return wallClock(instant, '')
}

function wallClock(instant: Instant, between: string): string {
  const seconds = Math.floor(((instant + kstOffset) % day) / 1000)
  return (
    two(Math.floor(seconds / 3600)) +
    between +
    two(Math.floor(seconds / 60) % 60) +
    between +
    two(seconds % 60)
  )
}

/** Midnight in Korea at the start of the day that holds `instant`. */
export function kstDayStart(instant: Instant): Instant {
  return Math.floor((instant + kstOffset) / day) * day - kstOffset
}

/**
 * The moment a broker's `HHMMSS` names. The wire carries no date, so the day is the one that brings
 * the moment nearest to `near`: a frame triggered at 235959 and received past midnight is yesterday's.
 * `undefined` when the six digits are not a time of day.
 */
export function instantFromKstTime(hhmmss: string, near: Instant): Instant | undefined {
  if (hhmmss.length !== 6) return undefined
  const hours = digits(hhmmss, 0)
  const minutes = digits(hhmmss, 2)
  const seconds = digits(hhmmss, 4)
  if (!(hours < 24 && minutes < 60 && seconds < 60)) return undefined
  const moment = kstDayStart(near) + hours * hour + minutes * 60_000 + seconds * 1000
  if (moment - near > day / 2) return moment - day
  if (near - moment > day / 2) return moment + day
  return moment
}

function digits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}
