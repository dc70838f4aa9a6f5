/** A decimal text as an integer of its last place: `scaled('10.5', 2)` is 1050n. `null`: no decimal, or finer than `places`. */
export function scaled(text: string, places: number): bigint | null {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (parts === null) return null
  const [, sign, whole, fraction = ''] = parts
  if (/[1-9]/.test(fraction.slice(places))) return null
  return BigInt(`${sign}${whole}${fraction.slice(0, places).padEnd(places, '0')}`)
}

/** The way back: `decimal(1050n, 2)` is "10.50". */
export function decimal(value: bigint, places: number): string {
  const digits = String(absolute(value)).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const text = places === 0 ? whole : `${whole}.${digits.slice(-places)}`
  return value < 0n ? `-${text}` : text
}

/** The nearest whole quotient; halves away from zero. `divisor` is positive. */
export function rounded(dividend: bigint, divisor: bigint): bigint {
  const size = (2n * absolute(dividend) + divisor) / (2n * divisor)
  return dividend < 0n ? -size : size
}

export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}
