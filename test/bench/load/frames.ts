import { readFileSync } from 'node:fs'
import { kstDigits } from '../../../shared/domain/time.ts'

/** About as many issues as the two markets list. The stride shares no factor with it: they come in no order. */
const issues = 2700
const stride = 1009
/** A flood tells a trading day of ten hours and a bit, ten events in each second, and then other issues anew. */
const eventsPerSecond = 10
const seconds = 36_500

/** The captured trigger frames, in the wire's own order and without the file's white space. */
const templates = ['static_up', 'dynamic_down'].map((name) => {
  const file = new URL(`../../wire/kiwoom_ws_1h_trigger_${name}.json`, import.meta.url)
  const text = readFileSync(file, 'utf8').replaceAll(/\n\s*/g, '').replaceAll('": ', '":')
  return text
    .replace(/("9001":")\w+/, '$1CODE')
    .replace(/("1223":")\w+/, '$1TIME')
    .replace(/("item":")\w+/, '$1ITEM')
    .split(/(CODE|TIME|ITEM)/)
})

export interface FloodEvent {
  readonly code: string
  /** `HHMMSS` on a Korean wall clock. */
  readonly time: string
}

/** Event number `n` of a day that ends at `until`; below ten million, each number is another event. */
export function floodEvent(n: number, until: number): FloodEvent {
  const second = Math.floor(n / eventsPerSecond) % seconds
  return {
    code: `${100_000 + ((n * stride) % issues) * 37}`,
    time: kstDigits(until - (seconds - second) * 1000),
  }
}

/** `combined`: the order router's form, `_AL`, of the two in which the wire tells every event. */
export function frameText(n: number, { code, time }: FloodEvent, combined: boolean): string {
  let text = ''
  for (const part of templates[n % templates.length] ?? []) {
    if (part === 'CODE') text += code
    else if (part === 'TIME') text += time
    else if (part === 'ITEM') text += combined ? `${code}_AL` : code
    else text += part
  }
  return text
}
