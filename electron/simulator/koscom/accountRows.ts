import type { Assets, Equity } from './assets.ts'
import type { House } from './house.ts'

/** One type of assets in one answer, or the head that stands beside them. */
export interface Block {
  readonly head: object
  readonly equityList: readonly object[]
  readonly fundList: readonly object[]
  readonly etcList: readonly object[]
}

/** 계좌잔고: what is held, and what it is worth. */
export function balanceBlock(assets: Assets, house: House): Block {
  const { cash, funds, others } = assets
  const equities = assets.equities(house.merges)
  const cost = totalOf([...equities, ...funds, ...others], 'cost')
  const worth = totalOf([...equities, ...funds, ...others], 'worth')
  return {
    head: {
      cashBalance: cash,
      d1: cash,
      d2: cash,
      substitute: Math.floor(totalOf(equities, 'worth') * 0.7),
      receivable: 0,
      subsMargin: 762_635,
      // "No value" has many forms; this is one of them.
      loanCredit: house.layout === 'older' ? 'null' : lentOf(equities),
      valAtTrade: cost,
      valueAtCur: worth,
      proLoss: worth - cost,
      totalAccVal: cash + worth,
      cashAvWithdraw: cash,
    },
    equityList: equities.map(({ name, cost, worth, ...told }) => ({
      ...told,
      ...(house.layout === 'final' && { productName: name }),
      valAtTrade: cost,
      valAtCur: worth,
      proLoss: worth - cost,
      earningRate: percent(worth - cost, cost),
    })),
    fundList: funds.map(({ cost, worth, rate, ...told }) => ({
      ...told,
      valAtTrade: cost,
      valAtCur: worth,
      proLoss: worth - cost,
      maturity: '00000000',
      earningRate: rate,
    })),
    etcList: others.map(({ cost, worth, ...told }) => ({
      ...told,
      tradeType: 'SUM',
      valAtTrade: cost,
      valueAtCur: worth,
      earningRate: percent(worth - cost, cost),
    })),
  }
}

/** 자산 포트폴리오: shares of the whole in percent, or quantities. */
export function portfolioBlock(assets: Assets, house: House, rspType: string): Block {
  const equities = assets.equities(true)
  const { cash, funds, others } = assets
  const all = cash + totalOf([...equities, ...funds, ...others], 'worth')
  const amount = (qty: number, worth: number) => (rspType === 'QTY' ? qty : percent(worth, all))
  return {
    head: { amt: rspType === 'QTY' ? cash : percent(cash, all) },
    equityList: equities.map(({ assetType, isinCode, name, qty, worth, cost }) => ({
      assetType,
      isinCode,
      ...(house.layout === 'final' && { productName: name }),
      qty: amount(qty, worth),
      earningRate: percent(worth - cost, cost),
    })),
    fundList: funds.map(({ fundCode, fundName, worth, rate }) => ({
      fundCode,
      fundName,
      qty: amount(worth, worth),
      earningRate: rate,
      maturity: '00000000',
    })),
    etcList: others.map(({ assetType, assetName, qty, worth, cost }) => ({
      assetType,
      assetName,
      qty: amount(qty, worth),
      earningRate: percent(worth - cost, cost),
    })),
  }
}

type Sum = 'cost' | 'worth'

function totalOf(rows: readonly Readonly<Record<Sum, number>>[], field: Sum): number {
  return rows.reduce((sum, row) => sum + row[field], 0)
}

/** Three fifths of what the shares on credit cost (assumed). */
function lentOf(equities: readonly Equity[]): number {
  const credit = equities.filter(({ tradeType }) => tradeType === 'CRD')
  return Math.floor(totalOf(credit, 'cost') * 0.6)
}

/** Two decimals, the rest cut off. */
function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.trunc((part / whole) * 10_000) / 100
}
