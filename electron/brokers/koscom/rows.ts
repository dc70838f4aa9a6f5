import { EquityType, type Financing, OtherType } from '../../../shared/domain/portfolio.ts'
import type { Verdict } from '../../net/conversation.ts'
import type { Fields } from '../common/body.ts'
import { answered, unreadable } from '../common/verdicts.ts'
import { dayIn, isinIn, isNothing, nameIn } from './figures.ts'

interface Paper {
  readonly isin: string | null
  readonly code: string | null
  readonly name: string | null
}

/** What a row is about: a code, or at least a name. */
export function paperIn(row: Fields, nameField: string): Verdict<Paper> {
  const name = nameIn(row[nameField])
  if (isNothing(row.isinCode)) {
    return name === null ? unreadable('a row without isinCode') : answered({ isin: null, code: null, name })
  }
  const paper = isinIn(row.isinCode)
  return paper ? answered({ ...paper, name }) : unreadable(`isinCode of ${name ?? 'a row'}`)
}

export function fundIn(row: Fields) {
  const name = nameIn(row.fundName)
  const fundCode = nameIn(row.fundCode)
  if (fundCode === null) return unreadable(`fundCode of ${name ?? 'a row'}`)
  return answered({ fundCode, name, matures: dayIn(row.maturity) })
}

export function equityTypeIn({ assetType }: Fields): EquityType {
  const type = EquityType.safeParse(assetType)
  return type.success ? type.data : 'unknown'
}

export function otherTypeIn({ assetType }: Fields): OtherType {
  const type = OtherType.safeParse(assetType)
  return type.success ? type.data : 'unknown'
}

const financings = new Map<unknown, Financing>([
  ['NRM', 'cash'],
  ['CRD', 'credit'],
  ['LOAN', 'loan'],
  ['SUM', 'mixed'],
])

export function financingIn({ tradeType }: Fields): Financing {
  return financings.get(tradeType) ?? 'unknown'
}
