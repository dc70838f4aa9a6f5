import type { Figure } from '../../../shared/domain/figure.ts'
import type { Holding } from '../../../shared/domain/holding.ts'
import { IssueCode } from '../../../shared/domain/instrument.ts'
import { shortCodeIn } from '../../../shared/domain/isin.ts'
import type { Verdict } from '../../net/conversation.ts'
import { type Fields, isFields, wordsIn } from '../common/body.ts'
import { answered, unreadable } from '../common/verdicts.ts'
import { countIn, decimalIn, nameIn, wholeIn } from './figures.ts'

interface Paper {
  /** A code longer than an issue's, as it was told; `null`: it was no longer. */
  readonly isin: string | null
  /** `null`: of no listed issue. */
  readonly code: string | null
}

export interface BalanceRow extends Paper {
  readonly name: string | null
  /** What tells it from every other row, whatever its price. */
  readonly mark: string
  /** 매매구분명 */
  readonly dealing: string
  readonly financing: Holding['financing']
  readonly held: Figure<number>
  readonly sellable: Figure<number>
  readonly cost: Figure<number>
  readonly worth: Figure<number>
  readonly profit: Figure<number>
  readonly rate: Figure<string>
}

/**
 * A row of 주식잔고조회. One that belongs to nothing known is named: without it the list would be short.
 * Assumed, from KIS's list of the fields: pchs_amt, trad_dvsn_name, loan_dt and loan_amt, that the amounts are whole won,
 * and that figures are written as 매도가능수량조회 writes them. No answer of this TR was seen.
 */
export function balanceRowIn(row: unknown): Verdict<BalanceRow> {
  if (!isFields(row)) return unreadable('a row of output1')
  const told = wordsIn(row.pdno).trim()
  const paper = paperOf(told)
  if (!paper) return unreadable(`pdno "${told}" ${wordsIn(row.prdt_name).trim()}`)
  const dealing = wordsIn(row.trad_dvsn_name).trim()
  return answered({
    ...paper,
    name: nameIn(row.prdt_name),
    mark: JSON.stringify([told, dealing, wordsIn(row.loan_dt).trim()]),
    dealing,
    financing: financingOf(dealing, row),
    held: countIn(row.hldg_qty),
    sellable: countIn(row.ord_psbl_qty),
    cost: countIn(row.pchs_amt),
    worth: countIn(row.evlu_amt),
    profit: wholeIn(row.evlu_pfls_amt),
    rate: decimalIn(row.evlu_pfls_rt),
  })
}

/** Funds have codes of up to twelve characters (assumed). A code shorter than an issue's has lost some of it: `null`. */
function paperOf(told: string): Paper | null {
  if (IssueCode.safeParse(told).success) return { isin: null, code: told }
  return /^[0-9A-Z]{7,12}$/.test(told) ? { isin: told, code: shortCodeIn(told) } : null
}

function financingOf(dealing: string, row: Fields): Holding['financing'] {
  if (dealing === '현금') return 'cash'
  const lent = wholeIn(row.loan_amt)
  const isLent = lent.kind === 'sent' && lent.value !== 0
  // Zeros stand for no date.
  const hasDate = /[1-9]/.test(wordsIn(row.loan_dt))
  return isLent || hasDate ? 'credit' : 'unknown'
}
