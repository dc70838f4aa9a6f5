const minus = '\u2212'

/** Won with thousands separators: 53000 as "53,000". */
export function wonText(won: number): string {
  return String(won).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** An exact decimal as the screen shows a percentage: "-6.09" as "−6.09%", with U+2212 and always a sign but at 0. */
export function percentText(decimal: string): string {
  if (/^-?0+(\.0+)?$/.test(decimal)) return `${decimal.replace('-', '')}%`
  return decimal.startsWith('-') ? `${minus}${decimal.slice(1)}%` : `+${decimal}%`
}

/** Which way a decimal points; zero points nowhere. */
export function directionOf(decimal: string): 'up' | 'down' | 'flat' {
  if (/^-?0+(\.0+)?$/.test(decimal)) return 'flat'
  return decimal.startsWith('-') ? 'down' : 'up'
}

/** Milliseconds as signed seconds with one decimal: 1240 as "+1.2". */
export function signedSeconds(ms: number): string {
  const tenths = Math.round(Math.abs(ms) / 100)
  if (tenths === 0) return '0.0'
  return `${ms < 0 ? minus : '+'}${Math.floor(tenths / 10)}.${tenths % 10}`
}
