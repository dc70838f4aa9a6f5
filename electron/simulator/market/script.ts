import type { Random } from '../random.ts'
import type { ScriptedInterruption } from './interruption.ts'
import type { ListedIssue } from './issues.ts'
import {
  dynamicThreshold,
  type InterruptionPrices,
  interruptionPrices,
  type PriceQuestion,
  referenceFor,
  staticThreshold,
} from './prices.ts'

/** Throws a sentence when a script asks for what no exchange could send. */
export function refuseImpossible(script: ScriptedInterruption): void {
  const { code, venue = 'KRX', kind } = script
  if (code !== undefined && !/^[0-9A-Z]{6}$/.test(code)) {
    throw new Error(`An issue code is six digits or capital letters; "${code}" is not.`)
  }
  if (venue === 'NXT' && kind !== undefined && kind !== 'dynamic') {
    throw new Error(`NXT knows only dynamic VIs; a ${kind} one was asked for.`)
  }
  for (const name of ['triggerPrice', 'staticReference', 'dynamicReference', 'previousClose'] as const) {
    const won = script[name]
    if (won !== undefined && !(Number.isSafeInteger(won) && won > 0)) {
      throw new Error(`${name} is a whole, positive number of won; ${won} is not.`)
    }
  }
}

/** An issue outside the listing, made up from what the script says of it. */
export function unlistedIssue(code: string, script: ScriptedInterruption): ListedIssue {
  const { staticReference, dynamicReference, triggerPrice } = script
  return {
    code,
    name: script.name ?? `가상종목 ${code}`,
    market: script.market ?? 'KOSDAQ',
    previousClose: script.previousClose ?? staticReference ?? dynamicReference ?? triggerPrice ?? 10_000,
    nxt: true,
    kospi200: false,
    fund: false,
  }
}

/** Every price of an event: what the script names is kept, the rest is worked out to agree with it. */
export function scriptedPrices(
  random: Random,
  script: ScriptedInterruption,
  question: PriceQuestion,
): InterruptionPrices {
  const { triggerPrice } = script
  const { issue, kind, direction } = question
  if (triggerPrice === undefined) {
    const reference = script.staticReference ?? script.dynamicReference ?? question.reference
    const prices = interruptionPrices(random, { ...question, reference })
    return kind === 'both' && script.dynamicReference !== undefined
      ? { ...prices, dynamicReference: script.dynamicReference }
      : prices
  }
  const before = (threshold: number) => referenceFor(triggerPrice, { issue, direction, threshold })
  return {
    triggerPrice,
    staticReference: kind === 'dynamic' ? undefined : (script.staticReference ?? before(staticThreshold)),
    dynamicReference:
      kind === 'static' ? undefined : (script.dynamicReference ?? before(dynamicThreshold(issue))),
  }
}
