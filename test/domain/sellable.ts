import type { Figure } from '../../shared/domain/figure.ts'
import type { Holding } from '../../shared/domain/holding.ts'
import type { SellableQuantity } from '../../shared/domain/sellableQuantity.ts'

export function sentFigure<T>(value: T): Figure<T> {
  return { kind: 'sent', value }
}

/** Captured from KIS TTTC8408R for 360750; every sum in it agrees. */
const captured: SellableQuantity = {
  issue: { code: '360750', name: 'TIGER 미국S&P500' },
  sellable: sentFigure(2),
  held: sentFigure(2),
  boughtToday: sentFigure(0),
  soldToday: sentFigure(0),
  nonSavings: sentFigure(0),
  averagePrice: sentFigure('22020.0000'),
  cost: sentFigure(44_040),
  price: sentFigure(22_145),
  worth: sentFigure(44_290),
  profit: sentFigure(250),
  profitRate: sentFigure('0.56'),
}

export function quantity(given: Partial<SellableQuantity> = {}): SellableQuantity {
  return { ...captured, ...given }
}

export function holding(
  held: Holding['held'],
  financing: Holding['financing'] = 'cash',
  code = '360750',
): Holding {
  return {
    issue: { code, name: null },
    financing,
    dealing: financing === 'credit' ? '자기융자' : '현금',
    held,
    sellable: held,
  }
}
