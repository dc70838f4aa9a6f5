const minus = '\u2212'
const thousands = /\B(?=(\d{3})+$)/g

/** Won with thousands separators: 53000 as "53,000". */
export function wonText(won: number): string {
  return String(won).replace(thousands, ',')
}

/** A count of shares: 3200 as "3,200". */
export function sharesText(shares: number): string {
  return wonText(shares)
}

/** A gain or a loss: -228000 as "−228,000", with U+2212 and always a sign but at 0. */
export function signedWonText(won: number): string {
  if (won === 0) return '0'
  return `${won < 0 ? minus : '+'}${wonText(Math.abs(won))}`
}

/** An exact decimal with thousands separators and every place that came: "48212.0000" as "48,212.0000". */
export function decimalText(decimal: string): string {
  const [whole = '', fraction] = decimal.replace('-', '').split('.')
  const sign = decimal.startsWith('-') ? minus : ''
  return `${sign}${whole.replace(thousands, ',')}${fraction === undefined ? '' : `.${fraction}`}`
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
