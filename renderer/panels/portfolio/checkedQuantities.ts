import type { CheckedQuantity } from '../../../shared/domain/accountHealth.ts'
import { sent } from '../../../shared/domain/figure.ts'
import type { SellableAnswer } from '../../../shared/domain/sellableQuantity.ts'

/** By code, the newest quantity that a sellable check of this session told. */
export function checkedQuantities(
  answers: Iterable<SellableAnswer | null>,
  session: string | null | undefined,
): ReadonlyMap<string, CheckedQuantity> {
  const checked = new Map<string, CheckedQuantity>()
  for (const answer of answers) {
    const held = answer && checkedIn(answer, session)
    if (held && held.askedAt > (checked.get(answer.code)?.askedAt ?? 0)) checked.set(answer.code, held)
  }
  return checked
}

function checkedIn(answer: SellableAnswer, session: string | null | undefined): CheckedQuantity | null {
  if (answer.kind !== 'answered' || answer.quantity === null || answer.source.session !== session) return null
  const { quantity, source, askedAt } = answer
  const held = sent(quantity.held)
  if (held === null) return null
  return {
    broker: source.broker,
    question: source.question,
    askedAt,
    quantity: held,
    soldToday: sent(quantity.soldToday),
    boughtToday: sent(quantity.boughtToday),
  }
}
