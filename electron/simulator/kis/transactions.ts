import type { Market } from '../market/createMarket.ts'
import type { ProgramDay } from '../market/programDay.ts'
import type { Answer, Question } from '../server/openServer.ts'
import type { ServerState } from '../server/serverState.ts'
import { takeRefusal } from '../server/standing.ts'
import { inquireBalance } from './balance.ts'
import type { CorporateCredential } from './credentials.ts'
import type { Customer } from './customer.ts'
import { inquireHolidays } from './holidays.ts'
import { inquireProgramTrade } from './programTrade.ts'
import { refusal, tokenRefusal } from './refusals.ts'
import type { Scripts } from './scripts.ts'
import { inquireSellable } from './sellable.ts'

/** 500 as captured; 200 as an older client met it; 403 in the token service's shape. */
export type DeadTokenStatus = 200 | 403 | 500

interface TransactionDeps extends Scripts {
  readonly state: ServerState<string>
  readonly customers: readonly Customer[]
  readonly market: Market
  readonly program: ProgramDay
  readonly deadTokenStatus: () => DeadTokenStatus
}

type Handler = (question: Question, customer: Customer, deps: TransactionDeps) => Answer

const balance: Handler = (question, customer, { market }) => inquireBalance(question, customer, market)

const programTrade: Handler = (question, _customer, { program, programScript, state }) =>
  inquireProgramTrade(question, { program, script: programScript, now: state.clock.now() })

const holidays: Handler = (question, _customer, { closedDays, state }) =>
  inquireHolidays(question, { closed: closedDays, now: state.clock.now() })

const trading = '/uapi/domestic-stock/v1/trading'
const quotations = '/uapi/domestic-stock/v1/quotations'

/** By method, path and tr_id. */
const transactions: Readonly<Record<string, Handler>> = {
  [`GET ${trading}/inquire-balance TTTC8434R`]: balance,
  [`GET ${trading}/inquire-balance VTTC8434R`]: balance,
  [`GET ${trading}/inquire-psbl-sell TTTC8408R`]: (question, customer, { market, sellableScript }) =>
    inquireSellable(question, { customer, market, script: sellableScript }),
  [`GET ${quotations}/investor-program-trade-today HHPPG046600C1`]: programTrade,
  [`GET ${quotations}/chk-holiday CTCA0903R`]: holidays,
}

/** A transaction (TR), with its headers answered in lower case as the live server does. */
export function answerTransaction(question: Question, deps: TransactionDeps): Answer {
  const answer = decide(question, deps)
  const own = {
    tr_id: header(question, 'tr_id'),
    tr_cont: '',
    gt_uid: header(question, 'gt_uid'),
  }
  return { ...answer, headers: { ...own, ...answer.headers } }
}

function decide(question: Question, deps: TransactionDeps): Answer {
  const { state, customers } = deps
  const appKey = header(question, 'appkey')
  const customer = customers.find(({ credential }) => credential.appKey === appKey)
  if (!customer) return refusal('EGW00103')
  if (header(question, 'appsecret') !== customer.credential.appSecret) return refusal('EGW00105')
  const dead = deadTokenCode(header(question, 'authorization'), customer)
  if (dead) return refuseDeadToken(dead, deps.deadTokenStatus())
  state.counters.requests += 1
  const objection = checkCustomerType(question, customer)
  if (objection) return refusal(objection)
  if (!customer.mayAsk()) return refusal('EGW00201')
  const told = takeRefusal(state.faults.request)
  if (told !== undefined) return refusal(told)
  const transaction = transactions[`${question.method} ${question.path} ${header(question, 'tr_id')}`]
  return transaction ? transaction(question, customer, deps) : refusal('OPSQ0002')
}

function deadTokenCode(authorization: string, { tokens }: Customer): string | undefined {
  const [, token] = /^Bearer (.+)$/i.exec(authorization) ?? []
  const standing = tokens.look(token)
  if (standing === 'valid') return undefined
  return standing === 'expired' ? 'EGW00123' : 'EGW00121'
}

function refuseDeadToken(code: string, status: DeadTokenStatus): Answer {
  return status === 403 ? tokenRefusal(code) : refusal(code, status)
}

/** The code of the refusal. A person may leave custtype out: clients in use do. */
function checkCustomerType(question: Question, customer: Customer): string | undefined {
  const type = header(question, 'custtype')
  if (customer.corporate) {
    return type === 'B' ? checkCorporate(question, customer, customer.corporate) : 'EGW00208'
  }
  return type === 'P' || type === '' ? undefined : 'EGW00208'
}

/** Lengths and forms after the API guide's header table. No code is documented for a bad gt_uid or MAC address. */
function checkCorporate(
  question: Question,
  customer: Customer,
  { personalSecKey, sequence }: CorporateCredential,
): string | undefined {
  const id = header(question, 'gt_uid')
  if (header(question, 'personalseckey') !== personalSecKey) return 'EGW00304'
  if (header(question, 'seq_no') !== sequence) return 'EGW00209'
  if (!/^\d{9,12}$/.test(header(question, 'phone_number'))) return 'EGW00212'
  if (header(question, 'ip_addr') === '') return 'EGW00207'
  if (!/^[0-9A-F]{12}$/i.test(header(question, 'mac_address'))) return 'EGW00101'
  return /^\S{1,32}$/.test(id) && customer.isNewId(id) ? undefined : 'EGW00101'
}

function header({ headers }: Question, name: string): string {
  return `${headers[name] ?? ''}`
}
