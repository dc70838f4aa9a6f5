import type { Http, WireOutcome, WireRequest } from '../../../electron/net/http.ts'
import type { Clock, Instant } from '../../../shared/domain/time.ts'
import { createPort } from '../../../shared/rpc/createPort.ts'
import type { Port } from '../../../shared/rpc/port.ts'

/** Everything that is ready runs: no timer, no socket, so one turn of the event loop is all of it. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

interface Timer {
  readonly due: number
  readonly run: () => void
}

/** A machine with three times: what really passes, what its clock shows, and how long it has been awake. */
export function createMachine(start: Instant) {
  let real = start
  let set = 0
  let awake = 0
  const timers = new Set<Timer>()

  const now = () => real + set
  const after = (ms: number, run: () => void): Timer => {
    const timer = { due: awake + Math.max(0, ms), run }
    timers.add(timer)
    return timer
  }
  const sleep: Clock['sleep'] = (ms, signal) => {
    if (signal.aborted) return Promise.resolve()
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = after(ms, () => done())
    const done = () => {
      timers.delete(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done, { once: true })
    return promise
  }
  const nextBy = (deadline: number): Timer | undefined => {
    let first: Timer | undefined
    for (const timer of timers) if (timer.due <= deadline && (!first || timer.due < first.due)) first = timer
    return first
  }
  const moveTo = (moment: number) => {
    real += moment - awake
    awake = moment
  }

  return {
    now,
    sleep,
    after: (ms: number, run: () => void) => void after(ms, run),
    monotonic: () => awake,
    real: () => real,
    /** `look` is called before and after each thing that happens by itself. */
    async pass(ms: number, look: () => void): Promise<void> {
      const deadline = awake + ms
      for (let timer = nextBy(deadline); timer; timer = nextBy(deadline)) {
        moveTo(Math.max(awake, timer.due))
        look()
        timers.delete(timer)
        timer.run()
        await settle()
        look()
      }
      moveTo(deadline)
      look()
    },
    /** The lid is closed: time passes, and nothing on the machine notices. */
    suspend(ms: number): void {
      real += ms
    },
    setClock(ms: number): void {
      set += ms
    },
  }
}

export type Machine = ReturnType<typeof createMachine>

/** A figure that a server once held; no two are alike, so that a figure on a screen tells where it is from. */
export interface Told {
  readonly account: string
  readonly code: string
  readonly from: Instant
  until: Instant
}

/** What accounts hold at the broker, and since when. */
export function createLedger(real: () => Instant) {
  const byFigure = new Map<number, Told>()
  const present = new Map<string, number>()
  const trade = (account: string, code: string): number => {
    const key = `${account} ${code}`
    const before = byFigure.get(present.get(key) ?? 0)
    if (before) before.until = real()
    const figure = 100 + byFigure.size
    byFigure.set(figure, { account, code, from: real(), until: Number.POSITIVE_INFINITY })
    present.set(key, figure)
    return figure
  }
  return {
    trade,
    /** What the broker would say now. */
    sellable: (account: string, code: string) => present.get(`${account} ${code}`) ?? trade(account, code),
    told: (figure: number) => byFigure.get(figure),
  }
}

export type Ledger = ReturnType<typeof createLedger>

export type Reply =
  | 'answer'
  | 'blank'
  | 'page'
  | 'garbage'
  | 'refused'
  | 'wrong-account'
  | 'too-many'
  | 'dead-token'
  | 'other-issue'
  | 'offline'

/** A question that the broker has and has not answered yet. */
interface Held {
  readonly account: string
  readonly code: string
  /** What the broker found when it looked; `null`: it has not looked yet. */
  found: number | null
  readonly reply: (outcome: WireOutcome) => void
}

/** KIS, as far as it is asked here. It grants tokens at once and holds every other answer until it is told to give it. */
export function createHeldKis(ledger: Ledger, after: Machine['after']) {
  const held = new Set<Held>()
  let tokens = 0

  function hold({ url, deadline, signal }: WireRequest): Promise<WireOutcome> {
    const { promise, resolve } = Promise.withResolvers<WireOutcome>()
    const query = new URL(url).searchParams
    const question: Held = {
      account: query.get('CANO') ?? '',
      code: query.get('PDNO') ?? '',
      found: null,
      reply(outcome) {
        if (held.delete(question)) resolve(outcome)
      },
    }
    const giveUp = () => question.reply({ kind: 'failed', reason: 'aborted', code: null })
    if (signal.aborted) giveUp()
    held.add(question)
    signal.addEventListener('abort', giveUp, { once: true })
    if (deadline !== null)
      after(deadline, () => question.reply({ kind: 'failed', reason: 'deadline', code: null }))
    return promise
  }

  const http: Http = {
    async request(request) {
      if (!request.url.endsWith('/oauth2/tokenP')) return hold(request)
      tokens += 1
      return answer({ access_token: `token-${tokens}`, expires_in: 86_400 })
    },
    async [Symbol.asyncDispose]() {},
  }
  const at = (index: number) => [...held][index % Math.max(1, held.size)]

  function look(question: Held | undefined, traded: boolean): number {
    if (!question) return 0
    const { account, code } = question
    question.found ??= ledger.sellable(account, code)
    if (traded) ledger.trade(account, code)
    return question.found
  }

  return {
    http,
    /** The broker looks into its books; its answer is on the way from now on. `traded`: and out of date at once. */
    read: (index: number, traded: boolean) => void look(at(index), traded),
    give(index: number, how: Reply, traded: boolean): boolean {
      const question = at(index)
      if (!question) return false
      question.reply(replies[how](question.code, look(question, traded)))
      return true
    },
  }
}

const answer = (body: object, status = 200): WireOutcome => ({
  kind: 'response',
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** KIS Developers: errors come with status 500, the body decides. */
const refusal = (code: string) => answer({ rt_cd: '1', msg_cd: code, msg1: '처리할 수 없습니다.   ' }, 500)
const told = (code: string, shares: number) => {
  const output = { ...captured, pdno: code, ord_psbl_qty: `${shares}`, cblc_qty: `${shares + 7}` }
  return answer({ output, rt_cd: '0', msg_cd: 'KIOK0420', msg1: '정상적으로 조회되었습니다   ' })
}

/** TTTC8408R, as captured; see test/wire/kis. */
const captured = {
  prdt_name: 'TIGER 미국S&P500',
  buy_qty: '0',
  sll_qty: '0',
  nsvg_qty: '0',
  pchs_avg_pric: '22020.0000',
  pchs_amt: '44040',
  now_pric: '22145',
  evlu_amt: '44290',
  evlu_pfls_amt: '250',
  evlu_pfls_rt: '0.56',
}

const replies: Readonly<Record<Reply, (code: string, found: number) => WireOutcome>> = {
  answer: told,
  blank: () => answer({ output: {}, rt_cd: '0', msg_cd: 'KIOK0420', msg1: '' }),
  page: () => ({
    kind: 'response',
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<html><title>점검 중</title></html>',
  }),
  garbage: () => answer({ output: { pdno: 5, ord_psbl_qty: '1,000' }, rt_cd: '0' }),
  refused: () => refusal('EGW00206'),
  'wrong-account': () => refusal('OPSQ2000'),
  'too-many': () => refusal('EGW00201'),
  'dead-token': () => refusal('EGW00123'),
  'other-issue': (_, found) => told('999999', found),
  offline: () => ({ kind: 'failed', reason: 'offline', code: 'ECONNRESET' }),
}

/** Two ends of a pipe through which every message takes `lag` ms. */
export function laggingPair(after: Machine['after'], lag: number) {
  const carry = (deliver: () => void) => (lag === 0 ? queueMicrotask(deliver) : after(lag, deliver))
  const page = createPort({
    send: (message) => carry(() => monitor.events.received(message)),
    close: () => queueMicrotask(() => monitor.events.ended()),
  })
  const monitor = createPort({
    send: (message) => carry(() => page.events.received(message)),
    close: () => queueMicrotask(() => page.events.ended()),
  })
  return { pageSide: page.port, monitorSide: monitor.port } satisfies Record<string, Port>
}
