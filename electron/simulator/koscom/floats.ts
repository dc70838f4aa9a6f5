/** JSON as the open platform's Java server writes it: every number is a float, from ten million up with an exponent. */
export function floatJson(value: unknown): string {
  if (typeof value === 'number') return float(value)
  if (Array.isArray(value)) return `[${value.map(floatJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, each]) => each !== undefined)
  return `{${fields.map(([name, each]) => `${JSON.stringify(name)}:${floatJson(each)}`).join(',')}}`
}

/** Double.toString: 6976542.0, 9.816358E7, 1.0E10. */
function float(value: number): string {
  const size = Math.abs(value)
  if (size === 0 || (size >= 1e-3 && size < 1e7)) return withPoint(`${value}`)
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e')
  return `${withPoint(mantissa)}E${Number(exponent)}`
}

function withPoint(digits: string): string {
  return digits.includes('.') ? digits : `${digits}.0`
}
