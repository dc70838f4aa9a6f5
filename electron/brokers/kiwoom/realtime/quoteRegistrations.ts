import type { Instant } from '../../../../shared/domain/time.ts'
import { isIssueCode } from './issueCode.ts'
import { registerTrades, removeTrades } from './requests.ts'
import { timing } from './timing.ts'

/** A connection may hold 200 items; one is the VIs'. */
export const mostQuotes = 199

/** No document says how many one request may have; clients that work send up to a hundred. */
const mostTogether = 50

/** The servers allow about five requests a second, and the session's own count too. */
const spacing = 300

/** After so many requests in a row without an answer, others have their turn. */
const mostSilences = 3

/** An answer that is late comes within this time, ms: no request whose answer it could seem to be goes out before. */
const strayFor = timing.answer * 2

/** What was refused is left out for so long, ms. */
const setAsideFor = 30_000

/** A server that had no room for all of them may have room again, ms. */
const fullAgainAfter = 300_000

const firstPause = 1_000
const longestPause = 10_000

/** REG came too fast. */
const tooFast = '105110'

/** More items than a connection may hold. */
const tooMany = new Set(['105115', '105118'])

interface Request {
  readonly to: 'REG' | 'REMOVE'
  readonly codes: readonly string[]
  /** Sent so often before without an answer. */
  readonly silences: number
}

interface Asked extends Request {
  readonly at: Instant
}

/** What of the prices is registered on the one line. */
export interface Registrations {
  /** Whether the VIs are registered: before that, nothing else is. */
  readonly isUp: boolean
  /** The most wanted first. */
  readonly wanted: readonly string[]
  /** What the server may hold. `confirmed`: it said so, and nothing since puts it in doubt. */
  readonly held: ReadonlyMap<string, 'confirmed' | 'doubtful'>
  /** The one request under way: answers do not say what they answer. */
  readonly asked: Asked | null
  /** To be sent again just as it was, so that an answer to either of the two means the same. */
  readonly again: Request | null
  /** No request before. */
  readonly nextAt: Instant
  /** How often in a row it was too fast. */
  readonly pushes: number
  /** Refused; what was refused more often is tried in smaller company. */
  readonly aside: ReadonlyMap<string, { readonly until: Instant; readonly times: number }>
  /** The server had no room for more, which holds until then. */
  readonly room: { readonly most: number; readonly until: Instant } | null
}

export type RegistrationEvent =
  | { readonly kind: 'up' | 'down' | 'woken' }
  | { readonly kind: 'wanted'; readonly codes: readonly string[] }
  | { readonly kind: 'answered'; readonly to: 'REG' | 'REMOVE'; readonly code: string }

export interface RegistrationStep {
  readonly state: Registrations
  /** To be sent now. */
  readonly request: string | null
}

export const noRegistrations: Registrations = {
  isUp: false,
  wanted: [],
  held: new Map(),
  asked: null,
  again: null,
  nextAt: 0,
  pushes: 0,
  aside: new Map(),
  room: null,
}

/** What is to be registered or removed next. Pure, so that every order of events can be tried. */
export function stepRegistrations(
  before: Registrations,
  event: RegistrationEvent,
  now: Instant,
): RegistrationStep {
  const state = overdue(after(inThePast(before, now), event, now), now)
  if (!state.isUp || state.asked || now < state.nextAt) return { state, request: null }
  const request = state.again ?? requestAt(state, now)
  return request ? send(state, request, now) : { state: { ...state, nextAt: now }, request: null }
}

export function registeredIn({ held }: Registrations): readonly string[] {
  return [...held].flatMap(([code, how]) => (how === 'confirmed' ? [code] : []))
}

/** When it must be `woken` if nothing else happens before; `null`: it can wait for ever. */
export function registrationAlarm(state: Registrations): Instant | null {
  if (!state.isUp) return null
  if (state.asked) return state.asked.at + timing.answer
  if (state.again) return state.nextAt
  const untils = [...state.aside.values(), ...(state.room ? [state.room] : [])].map(({ until }) => until)
  const moments = [state.nextAt, ...untils.filter((until) => until > state.nextAt).sort((a, b) => a - b)]
  return moments.find((moment) => requestAt(state, moment) !== null) ?? null
}

function after(state: Registrations, event: RegistrationEvent, now: Instant): Registrations {
  switch (event.kind) {
    case 'up':
      return { ...noRegistrations, wanted: state.wanted, isUp: true, nextAt: now + spacing }
    case 'down':
      return { ...noRegistrations, wanted: state.wanted }
    case 'wanted': {
      const codes = new Set(event.codes.filter(isIssueCode))
      return { ...state, wanted: [...codes].slice(0, mostQuotes) }
    }
    case 'answered':
      return state.asked?.to === event.to ? answered(state, state.asked, event.code, now) : state
    case 'woken':
      return state
  }
}

function answered(state: Registrations, asked: Asked, code: string, now: Instant): Registrations {
  // Where one was silent, another answer may still come; whatever comes in this pause is it.
  const nextAt = Math.max(now + spacing, asked.silences > 0 ? asked.at + strayFor : 0)
  const free: Registrations = { ...state, asked: null, again: null, nextAt, pushes: 0 }
  if (code === '0') return settled(free, asked)
  if (code === tooFast) {
    const wait = Math.min(firstPause * 2 ** state.pushes, longestPause)
    return { ...free, nextAt: Math.max(nextAt, now + wait), pushes: state.pushes + 1 }
  }
  return asked.to === 'REG' && tooMany.has(code) ? crowded(free, asked, now) : setAside(free, asked, now)
}

function settled(state: Registrations, { to, codes }: Request): Registrations {
  const held = new Map(state.held)
  const aside = new Map(state.aside)
  for (const code of codes) {
    aside.delete(code)
    if (to === 'REG') held.set(code, 'confirmed')
    else held.delete(code)
  }
  return { ...state, held, aside }
}

/** Half of what it had no room for may still find some. */
function crowded(state: Registrations, { codes }: Request, now: Instant): Registrations {
  const others = [...state.held.keys()].filter((code) => !codes.includes(code)).length
  const most = Math.min(others + Math.floor(codes.length / 2), mostAt(state, now) - 1)
  return { ...state, room: { most: Math.max(0, most), until: now + fullAgainAfter } }
}

function setAside(state: Registrations, { codes }: Request, now: Instant): Registrations {
  const aside = new Map(state.aside)
  for (const code of codes)
    aside.set(code, { until: now + setAsideFor, times: (aside.get(code)?.times ?? 0) + 1 })
  return { ...state, aside }
}

/** What is not answered in time may have been done, or not. */
function overdue(state: Registrations, now: Instant): Registrations {
  const { asked } = state
  if (!asked || now < asked.at + timing.answer) return state
  const request: Request = { to: asked.to, codes: asked.codes, silences: asked.silences + 1 }
  const silent: Registrations = { ...doubted(state, asked.codes), asked: null, nextAt: now }
  if (request.silences < mostSilences) return { ...silent, again: request }
  return setAside({ ...silent, again: null, nextAt: Math.max(now, asked.at + strayFor) }, request, now)
}

function doubted(state: Registrations, codes: readonly string[]): Registrations {
  const held = new Map(state.held)
  for (const code of codes) held.set(code, 'doubtful')
  return { ...state, held }
}

function send(state: Registrations, request: Request, now: Instant): RegistrationStep {
  // From here on the server may have removed it.
  const left = request.to === 'REMOVE' ? doubted(state, request.codes) : state
  const text = request.to === 'REG' ? registerTrades(request.codes) : removeTrades(request.codes)
  return {
    state: { ...left, asked: { ...request, at: now }, again: null, nextAt: now + spacing },
    request: text,
  }
}

/** Whatever frees room goes first; otherwise what is wanted does. */
function requestAt(state: Registrations, now: Instant): Request | null {
  const { wanted, held } = state
  const most = mostAt(state, now)
  const target = new Set(wanted.slice(0, most))
  const isAside = (code: string) => now < (state.aside.get(code)?.until ?? 0)
  const missing = together(
    state,
    [...target].filter((code) => held.get(code) !== 'confirmed' && !isAside(code)),
  )
  const extra = together(
    state,
    [...held.keys()].filter((code) => !target.has(code) && !isAside(code)),
  )
  const fitting = thatFit(missing, held, most - held.size)
  const isCrowded = most < mostQuotes || fitting.length < missing.length
  if (extra.length > 0 && isCrowded) return { to: 'REMOVE', codes: extra, silences: 0 }
  if (fitting.length > 0) return { to: 'REG', codes: fitting, silences: 0 }
  return extra.length > 0 ? { to: 'REMOVE', codes: extra, silences: 0 } : null
}

function mostAt({ room }: Registrations, now: Instant): number {
  return room && now < room.until ? room.most : mostQuotes
}

/** As many of the first as one request takes: fewer of those that were refused before, so that one is found out. */
function together({ aside }: Registrations, codes: readonly string[]): readonly string[] {
  const timesOf = (code: string | undefined) => aside.get(code ?? '')?.times ?? 0
  const times = timesOf(codes[0])
  const size = Math.max(1, Math.floor(mostTogether / 2 ** times))
  return codes.filter((code) => timesOf(code) === times).slice(0, size)
}

/** What may be held already takes no more room. */
function thatFit(codes: readonly string[], held: Registrations['held'], room: number): readonly string[] {
  let left = room
  return codes.filter((code) => held.has(code) || left-- > 0)
}

/** A clock that was set back would otherwise stretch every wait by as much. */
function inThePast(state: Registrations, now: Instant): Registrations {
  const { asked, nextAt, aside, room } = state
  if ((asked?.at ?? 0) <= now && nextAt <= now + longestPause) return state
  const no = (until: Instant, longest: number) => Math.min(until, now + longest)
  return {
    ...state,
    asked: asked && { ...asked, at: Math.min(asked.at, now) },
    nextAt: no(nextAt, longestPause),
    aside: new Map([...aside].map(([code, one]) => [code, { ...one, until: no(one.until, setAsideFor) }])),
    room: room && { ...room, until: no(room.until, fullAgainAfter) },
  }
}
