import type { Instant } from '../../../shared/domain/time.ts'
import type { ProgramDay, ProgramScope } from '../market/programDay.ts'
import type { Answer, Question } from '../server/openServer.ts'
import { asksExactly, isUtf8Json } from './form.ts'
import { programRows } from './programRows.ts'
import type { ProgramScript } from './programScript.ts'
import { quoted, refusal } from './refusals.ts'

const parameters = ['EXCH_DIV_CLS_CODE', 'MRKT_DIV_CLS_CODE']

const venues = new Map<string, ProgramScope['venue']>([
  ['J', 'KRX'],
  ['NX', 'NXT'],
  ['UN', 'combined'],
])

const markets = new Map<string, ProgramScope['market']>([
  ['1', 'KOSPI'],
  ['4', 'KOSDAQ'],
])

interface ProgramDeps {
  readonly program: ProgramDay
  readonly script: ProgramScript
  readonly now: Instant
}

/**
 * 프로그램매매 투자자매매동향(당일) [국내주식-116] (HHPPG046600C1). With which code the live server refuses a parameter is in no
 * document: it is assumed.
 */
export function inquireProgramTrade({ headers, query }: Question, deps: ProgramDeps): Answer {
  if (!isUtf8Json(headers)) return refusal('EGW00101')
  const scope = scopeOf(query)
  if (!scope) return refusal('OPSQ2001')
  return quoted({ output1: deps.script.apply(programRows(deps.program(scope, deps.now))) })
}

/** The venue is documented as required; KIS's own sample leaves it out, and is answered as for KRX. */
function scopeOf(query: URLSearchParams): ProgramScope | undefined {
  const whole = query.has('EXCH_DIV_CLS_CODE') ? parameters : ['MRKT_DIV_CLS_CODE']
  if (!asksExactly(query, whole)) return undefined
  const venue = venues.get(query.get('EXCH_DIV_CLS_CODE') ?? 'J')
  const market = markets.get(query.get('MRKT_DIV_CLS_CODE') ?? '')
  return venue && market && { market, venue }
}
