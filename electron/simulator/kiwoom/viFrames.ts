import { kstTime } from '../../../shared/domain/time.ts'
import type { SimulatedInterruption } from '../market/interruption.ts'

export interface ViFrame {
  /** `CODE`, `CODE_NX` or `CODE_AL`. */
  readonly item: string
  readonly text: string
}

const kinds = {
  static: { code: '1', name: '정적' },
  dynamic: { code: '2', name: '동적' },
  both: { code: '3', name: '동적+정적' },
} as const

/** What the captured dynamic frame went without: name, volume, value, market, change against the close. */
const optional: ReadonlySet<string> = new Set(['302', '13', '14', '9008', '1489'])

/** The frames (1h, VI발동/해제) of a trigger or a release: one for the venue, one for the combined view. */
export function viFrames(interruption: SimulatedInterruption): readonly ViFrame[] {
  const { code, venue } = interruption
  const values = viValues(interruption).filter(([fid]) => !(interruption.sparse && optional.has(fid)))
  // Written by hand: JSON.stringify would sort the numbers that name the fields.
  const object = `{${values.map(([fid, value]) => `"${fid}":${JSON.stringify(value)}`).join(',')}}`
  return [`${code}_AL`, venue === 'NXT' ? `${code}_NX` : code].map((item) => ({
    item,
    text: `{"data":[{"values":${object},"type":"1h","name":"VI발동/해제","item":"${item}"}],"trnm":"REAL"}`,
  }))
}

/** In the order of the document. */
function viValues(interruption: SimulatedInterruption): readonly (readonly [string, string])[] {
  const { triggerPrice, staticReference, dynamicReference, volume } = interruption
  const kind = kinds[interruption.kind]
  const up = interruption.direction === 'up'
  const { releasedAt } = interruption
  return [
    ['9001', interruption.code],
    ['302', interruption.name],
    ['13', `${volume}`],
    ['14', `${Math.floor((volume * triggerPrice) / 1_000_000)}`],
    ['9068', kind.code],
    ['9008', interruption.market === 'KOSPI' ? '001' : '101'],
    ['9075', '1'],
    ['1221', `${triggerPrice}`],
    ['1223', hhmmss(interruption.triggeredAt)],
    ['1224', releasedAt === undefined ? '000000' : hhmmss(releasedAt)],
    ['1225', kind.name],
    ['1236', `${staticReference ?? 0}`],
    ['1237', `${dynamicReference ?? 0}`],
    ['1238', percent(triggerPrice, staticReference)],
    ['1239', percent(triggerPrice, dynamicReference)],
    ['1489', percent(triggerPrice, interruption.previousClose)],
    ['1490', `${interruption.nth}`],
    ['9069', up ? '1' : '2'],
    ['1279', `${up ? '+' : '-'}${kind.name}`],
  ]
}

function hhmmss(instant: number): string {
  return kstTime(instant).replaceAll(':', '')
}

/** Two decimals with a sign; "0.00" where there is no reference or no distance. */
function percent(price: number, reference: number | undefined): string {
  if (reference === undefined) return '0.00'
  const hundredths = Math.round((Math.abs(price - reference) * 10_000) / reference)
  const sign = hundredths === 0 ? '' : price > reference ? '+' : '-'
  return `${sign}${(hundredths / 100).toFixed(2)}`
}
