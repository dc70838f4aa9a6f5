import type { Instant } from '../../../shared/domain/time.ts'
import type { Market } from '../market/createMarket.ts'
import type { IssueProgram } from '../market/issueProgram.ts'
import { rounded, sumOf, type Thirds, type Trade } from '../market/programFlow.ts'
import type { JsonObject } from '../server/json.ts'
import { accepted, type Envelope, refusal } from './refusals.ts'

interface SectorProgramDeps {
  readonly market: Market
  readonly program: IssueProgram
  readonly now: Instant
  /** Whether the document's example is told of every issue. */
  readonly asDocumented: boolean
}

/**
 * 업종프로그램요청 (ka10010): eighteen texts in the document's order. How an issue is refused that NXT does not trade is assumed,
 * and so is it that signs come as in other answers of this server: a plus on gains, two minus signs on losses.
 */
export function sectorProgram(body: JsonObject, deps: SectorProgramDeps): Envelope {
  const { market, program, now, asDocumented } = deps
  const asked = body.stk_cd
  if (typeof asked !== 'string' || asked === '') return refusal(1511)
  const [, code = '', suffix] = /^(\w{6})(?:_(NX|AL))?$/.exec(asked) ?? []
  const issue = market.quote(code)?.issue
  if (!issue || (suffix === 'NX' && !issue.nxt)) return refusal(1902)
  if (asDocumented) return accepted(documentedExample())
  const venue = suffix === 'NX' ? 'NXT' : suffix === 'AL' && issue.nxt ? 'combined' : 'KRX'
  const { arbitrage, nonArbitrage } = program(issue, venue, now)
  return accepted({
    ...fields('dfrt_trst', arbitrage),
    ...fields('ndiffpro_trst', nonArbitrage),
    ...fields('all_dfrt_trst', arbitrage ? sumOf([arbitrage, nonArbitrage]) : nonArbitrage),
  })
}

type Fields = Readonly<Record<string, string>>

/** Of one kind of trade; of none, empty texts. */
function fields(prefix: string, trade: Trade | undefined): Fields {
  const { quantity, amount } = trade ?? {}
  return {
    [`${prefix}_sell_qty`]: gross(quantity?.sell),
    [`${prefix}_sell_amt`]: gross(amount?.sell),
    [`${prefix}_buy_qty`]: gross(quantity?.buy),
    [`${prefix}_buy_amt`]: gross(amount?.buy),
    [`${prefix}_netprps_qty`]: quantity ? net(quantity.buy - quantity.sell) : '',
    [`${prefix}_netprps_amt`]: amount ? net(amount.buy - amount.sell) : '',
  }
}

function gross(thirds: Thirds | undefined): string {
  return thirds === undefined ? '' : `${rounded(thirds)}`
}

function net(thirds: Thirds): string {
  const figure = rounded(thirds)
  if (figure === 0) return '0'
  return figure > 0 ? `+${figure}` : `--${-figure}`
}

/** Three figures that do not add up, and fifteen that are not there. */
function documentedExample(): Fields {
  return {
    ...fields('dfrt_trst', undefined),
    ...fields('ndiffpro_trst', undefined),
    ...fields('all_dfrt_trst', undefined),
    all_dfrt_trst_sell_qty: '40242',
    all_dfrt_trst_buy_qty: '69219',
    all_dfrt_trst_netprps_qty: '346871946',
  }
}
