import type { ClassTrades } from '../market/programDay.ts'
import { rounded, sumOf, type Thirds, type Trade } from '../market/programFlow.ts'

/** One investor class in KIS's own field names. */
export type ProgramRow = Readonly<Record<string, string>>

/** 투자자 구분 명 by code, with the blanks that the wire has inside. */
const names: Readonly<Record<string, string>> = {
  1000: '금융투자',
  2000: '보 험',
  3000: '투신',
  3100: '사모',
  4000: '은행',
  5000: '기타금융',
  6000: '연기금등',
  7100: '기 타',
  8000: '개인',
  8888: '기 관',
  9100: '외국인',
}

/**
 * Rows of 프로그램매매 투자자매매동향(당일) in the order of a captured one's fields. Each figure is rounded by itself, so that a net
 * may differ from what the rounded figures would give, as captured ones do.
 */
export function programRows(classes: readonly ClassTrades[]): readonly ProgramRow[] {
  return classes.map(({ code, arbitrage, nonArbitrage }) => {
    const all = figuresOf(sumOf([arbitrage, nonArbitrage]))
    return {
      invr_cls_code: code,
      all_seln_qty: all.seln_qty,
      all_seln_amt: all.seln_amt,
      invr_cls_name: names[code] ?? '',
      all_shnu_qty: all.shnu_qty,
      all_shnu_amt: all.shnu_amt,
      all_ntby_amt: all.ntby_amt,
      ...withArbitrage(figuresOf(arbitrage), all.ntby_qty),
      ...withNonArbitrage(figuresOf(nonArbitrage)),
    }
  })
}

type Figures = ReturnType<typeof figuresOf>

/** The wire has one of all's figures in between. */
function withArbitrage(figures: Figures, allNetQuantity: string): ProgramRow {
  return {
    arbt_seln_qty: figures.seln_qty,
    all_ntby_qty: allNetQuantity,
    arbt_shnu_qty: figures.shnu_qty,
    arbt_ntby_qty: figures.ntby_qty,
    arbt_seln_amt: figures.seln_amt,
    arbt_shnu_amt: figures.shnu_amt,
    arbt_ntby_amt: figures.ntby_amt,
  }
}

function withNonArbitrage(figures: Figures): ProgramRow {
  return {
    nabt_seln_qty: figures.seln_qty,
    nabt_shnu_qty: figures.shnu_qty,
    nabt_ntby_qty: figures.ntby_qty,
    nabt_seln_amt: figures.seln_amt,
    nabt_shnu_amt: figures.shnu_amt,
    nabt_ntby_amt: figures.ntby_amt,
  }
}

/** Texts without a plus sign, a comma or a leading zero. */
function figuresOf({ quantity, amount }: Trade) {
  return {
    seln_qty: text(quantity.sell),
    shnu_qty: text(quantity.buy),
    ntby_qty: text(quantity.buy - quantity.sell),
    seln_amt: text(amount.sell),
    shnu_amt: text(amount.buy),
    ntby_amt: text(amount.buy - amount.sell),
  }
}

function text(thirds: Thirds): string {
  return `${rounded(thirds)}`
}
