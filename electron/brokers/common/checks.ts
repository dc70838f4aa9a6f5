import type { Answer } from '../../../shared/domain/answer.ts'
import { type CheckId, type CheckNews, checkNews } from '../../../shared/domain/check.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import { reach } from '../../net/reach.ts'
import type { Access } from './access.ts'

export type Tell = (
  check: CheckId,
  state: CheckNews['state'],
  more?: Partial<Omit<CheckNews, 'check' | 'state' | 'at'>>,
) => CheckNews

/** Tells its news, and returns whether the next step may be tried. */
export type CheckSteps = AsyncGenerator<CheckNews, boolean>

/** What the check of one broker has of its own. */
export interface CheckPlan {
  /** Gets the user's permission, where a token needs it. */
  readonly authorise?: (tell: Tell, signal: AbortSignal) => CheckSteps
  readonly probe: Probe
  /** The typed fields that a broker's refusal in a check is about. */
  readonly fieldsOf: (code: string, check: CheckId) => readonly string[]
}

/** The question that proves the token, and the account where it can. */
export interface Probe {
  readonly check: 'account' | 'service'
  ask(signal: AbortSignal): Promise<Probed>
}

export interface Probed {
  readonly trouble: Trouble | null
  readonly latency: number | null
}

/** From here on, what rests on the time of day is in doubt. */
const tolerableSkew = 60_000

/** From the outside in: the server, its clock, the token, the account; ends at the first that fails. */
export async function* checkSteps(
  access: Access,
  { authorise, probe, fieldsOf }: CheckPlan,
  { onSkew, onToken, signal }: CheckHands,
): AsyncGenerator<CheckNews> {
  const { clock } = access.deps
  const tell: Tell = (check, state, more) => checkNews({ check, state, at: clock.now(), ...more })
  const fail = (check: CheckId, trouble: Trouble, latency: number | null = null) =>
    tell(check, 'failed', {
      trouble,
      latency,
      fields: [...fieldsAt(trouble, (code) => fieldsOf(code, check))],
    })

  const askedBefore = access.asked()
  yield tell('reach', 'running')
  const reached = await reach(access.deps.http, access.rest, clock, signal)
  if (reached.kind !== 'reached') return yield fail('reach', reached.trouble)
  yield tell('reach', 'passed', { latency: reached.latency })
  onSkew(reached.clockSkew)
  yield clockNews(tell, reached.clockSkew)
  if (authorise && !(yield* authorise(tell, signal))) return

  yield tell('token', 'running')
  const since = clock.now()
  const outcome = await access.tokens.acquire(null, signal)
  const [isNew, latency] = [access.asked() > askedBefore, clock.now() - since]
  if (outcome.kind === 'denied') return yield fail('token', outcome.trouble, latency)
  onToken()
  yield isNew ? tell('token', 'passed', { latency }) : tell('token', 'skipped')

  yield tell(probe.check, 'running')
  const probed = await probe.ask(signal)
  if (probed.trouble) return yield fail(probe.check, probed.trouble, probed.latency)
  yield tell(probe.check, 'passed', { latency: probed.latency })
}

function fieldsAt(trouble: Trouble, fieldsOf: (code: string) => readonly string[]): readonly string[] {
  if (trouble.kind === 'unknown-account') return ['account']
  return trouble.kind === 'refused' ? fieldsOf(trouble.code) : []
}

interface CheckHands {
  readonly onSkew: (skew: number | null) => void
  /** A token can be had. */
  readonly onToken: () => void
  readonly signal: AbortSignal
}

function clockNews(tell: Tell, skew: number | null): CheckNews {
  if (skew === null) return tell('clock', 'skipped')
  if (Math.abs(skew) < tolerableSkew) return tell('clock', 'passed', { skew })
  return tell('clock', 'doubtful', { skew, trouble: { kind: 'clock', skew } })
}

/** `judge` finds fault with an answer that the broker itself found none with. */
export function probedBy<A>(answer: Answer<A>, judge: (answer: A) => Trouble | null = () => null): Probed {
  if (answer.kind === 'troubled') return { trouble: answer.trouble, latency: null }
  return { trouble: judge(answer.answer), latency: answer.latency }
}
