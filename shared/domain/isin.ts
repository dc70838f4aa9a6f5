import { IssueCode } from './instrument.ts'

/** Letters as 10 to 35, and of all those digits every second one from the right doubled (ISO 6166). */
function hasRightCheckDigit(isin: string): boolean {
  const digits = [...isin].map((sign) => Number.parseInt(sign, 36)).join('')
  const sum = [...digits].reverse().reduce((sum, sign, place) => {
    const doubled = Number(sign) * (place % 2 === 1 ? 2 : 1)
    return sum + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

/**
 * The short code in the ISIN of a Korean issue; `null`: it has none, or its check digit is wrong. Foreign issues have no
 * short code, and the codes of Korean funds (KRZ…) come with check digits that do not hold, so neither is looked at.
 */
export function shortCodeIn(isin: string): string | null {
  const [, code] = /^KR7([0-9A-Z]{6})[0-9A-Z]{2}\d$/.exec(isin) ?? []
  return code !== undefined && hasRightCheckDigit(isin) ? IssueCode.parse(code) : null
}
