import type { TFunction } from 'i18next'
import type { Reconciliation } from '../../../shared/domain/reconciliation.ts'
import type { Reason } from '../../../shared/domain/sellVerdict.ts'
import { type Instant, kstTime } from '../../../shared/domain/time.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import { troubleCode } from '../../../shared/wording/troubleText.ts'
import { sharesText } from '../../format/figures.ts'
import { reasonWords } from '../sell/reasonWords.ts'
import { differenceText } from './differenceText.ts'
import { balanceOf, type HoldingRow } from './holdingRows.ts'

export interface Explanation {
  /** The broker's code of a refusal. */
  readonly code: string | null
  /** Everything that is worth saying of a row, the most important first. */
  readonly parts: readonly string[]
}

interface ExplanationDeps {
  readonly t: TFunction
  readonly troubleText: (trouble: Trouble) => { readonly what: string; readonly todo: string }
  /** In the broker's time. */
  readonly now: Instant
  /** This machine's clock minus the broker's, ms. */
  readonly skew: number
  /** What quantities go through before they are shown. */
  readonly mask: (text: string) => string
}

/** Why a row is as it is, in words: what stands in the way, then what lies between held and sellable. */
export function explanationOf(row: HoldingRow, deps: ExplanationDeps): Explanation {
  const { t } = deps
  if (row.heard === null) return { code: null, parts: [...notAsked(row, deps), ...elsewhere(row, deps)] }
  const told = row.verdict.reasons.filter(({ weight }) => weight !== 'good').map(({ reason }) => reason)
  // The age stands in a column of its own, so the rest comes first.
  const [ages, others] = [told.filter(isAge), told.filter((reason) => !isAge(reason))]
  const words = (reason: Reason) => wordsOf(reason, deps)
  const { answer } = row.heard
  const code = answer.kind === 'troubled' ? troubleCode(answer.trouble) : null
  const turn = row.turn === 'asking' ? [t('holdings.turn.asking')] : []
  const difference = [
    ...differenceWords(row.reconciliation, deps),
    ...elsewhere(row, deps),
    ...loans(row, deps),
  ]
  return { code, parts: [...turn, ...others.map(words), ...difference, ...ages.map(words)] }
}

/** The whole of it as one text. */
export function explanationText({ code, parts }: Explanation, t: TFunction): string {
  const tag = code === null ? [] : [t('sell.refused', { code })]
  return [...tag, ...parts].join(' · ')
}

function notAsked(row: HoldingRow, deps: ExplanationDeps): readonly string[] {
  const { t, mask } = deps
  const balance = balanceOf(row)
  const told = balance === null ? [] : [t('holdings.balance', { shares: mask(sharesText(balance)) })]
  return [t(`holdings.turn.${row.turn}`), ...told, ...loans(row, deps)]
}

function isAge(reason: Reason): boolean {
  return reason.kind === 'stale' && reason.cause === 'age'
}

function wordsOf(reason: Reason, { t, troubleText, now, mask }: ExplanationDeps): string {
  if (reason.kind === 'trouble') {
    const { what, todo } = troubleText(reason.trouble)
    return `${what} ${todo}`
  }
  if (reason.kind === 'stale') return t(`holdings.stale.${reason.cause}`)
  // Beside others in one line a sentence does without its full stop.
  return reasonWords(reason, now, t, mask).what.replace(/\.$/, '')
}

function differenceWords(
  reconciliation: Reconciliation | null,
  { t, mask }: ExplanationDeps,
): readonly string[] {
  if (reconciliation === null) return []
  const { explained, unexplained, otherHeld } = reconciliation
  const named = explained.map(({ cause, quantity }) =>
    t(`holdings.cause.${cause}`, { shares: mask(differenceText(quantity)) }),
  )
  const rest =
    unexplained === 0 ? [] : [t('holdings.unexplained', { shares: mask(differenceText(unexplained)) })]
  const other =
    otherHeld === null ? [] : [t('holdings.otherHeld', { shares: mask(sharesText(otherHeld.quantity)) })]
  return [...named, ...rest, ...other]
}

/** What other accounts have, where it is not what the check says: both, with names and times. */
function elsewhere(
  { elsewhere, figures }: HoldingRow,
  { t, mask, skew }: ExplanationDeps,
): readonly string[] {
  return elsewhere
    .filter(({ quantity }) => quantity !== figures?.held)
    .map(({ broker, account, quantity, askedAt }) => {
      const name = t(`broker.${broker}`)
      return t(figures ? 'holdings.elsewhere' : 'holdings.elsewhereOnly', {
        account: account === null ? name : `${name} ${account}`,
        shares: mask(sharesText(quantity)),
        time: kstTime(askedAt - skew),
      })
    })
}

/** Shares that a loan stands behind, in the broker's own word, unless they are named as the difference already. */
function loans({ balance, reconciliation }: HoldingRow, { t, mask }: ExplanationDeps): readonly string[] {
  if (reconciliation?.explained.some(({ cause }) => cause === 'credit')) return []
  return balance
    .filter(({ financing }) => financing === 'credit')
    .map(({ dealing, held }) => {
      const shares = held.kind === 'sent' ? mask(sharesText(held.value)) : '—'
      return t('holdings.loan', { dealing: dealing || t('holdings.credit'), shares })
    })
}
