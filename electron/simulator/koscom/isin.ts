/** Of a Korean share: KR7, the short code, a class of 00, and the check digit (Luhn over letters as 10 to 35). */
export function isinOf(code: string): string {
  const body = `KR7${code}00`
  const digits = [...body].map((sign) => Number.parseInt(sign, 36)).join('')
  let sum = 0
  for (let place = digits.length - 1, doubled = true; place >= 0; place--, doubled = !doubled) {
    const digit = Number(digits[place]) * (doubled ? 2 : 1)
    sum += Math.floor(digit / 10) + (digit % 10)
  }
  return `${body}${(10 - (sum % 10)) % 10}`
}
