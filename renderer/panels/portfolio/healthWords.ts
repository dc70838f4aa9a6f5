import type { TFunction } from 'i18next'
import type { Finding, ToldQuantity } from '../../../shared/domain/accountHealth.ts'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import { decimalText } from '../../format/figures.ts'
import { lastedText } from '../../format/lastedText.ts'

/** What a finding is to the user. */
export type FindingTag = 'late' | 'differs' | 'unknown' | 'failed'

export type FindingAction = 'refresh' | 'checks' | 'connection' | null

export interface FindingWords {
  readonly tag: FindingTag
  readonly text: string
  /** What helps; `null`: only that it was seen. */
  readonly action: FindingAction
}

export interface WordsDeps {
  readonly t: TFunction
  readonly mask: (text: string) => string
  readonly moment: (at: Instant) => string
  readonly now: Instant
  readonly nameOf: (code: string) => string
  readonly brokerOf: (account: string) => BrokerId
  readonly accountOf: (account: string) => string
  readonly troubleText: (
    trouble: Trouble,
    broker: BrokerId,
  ) => { readonly what: string; readonly todo: string }
}

export function findingWords(finding: Finding, deps: WordsDeps): FindingWords {
  const { t, moment, accountOf, now, brokerOf } = deps
  const account = accountOf(finding.account)
  switch (finding.kind) {
    case 'old': {
      const text = t('portfolio.health.old', {
        account,
        time: moment(finding.askedAt),
        lasted: lastedText(now - finding.askedAt, t),
      })
      return { tag: 'late', text, action: 'refresh' }
    }
    case 'failed': {
      const { what, todo } = deps.troubleText(finding.trouble, brokerOf(finding.account))
      const time = moment(finding.at)
      const text = `${t(`portfolio.health.failed.${finding.what}`, { account, time })} ${what} ${todo}`
      const again = ['no-answer', 'no-turn', 'cancelled', 'unreadable'].includes(finding.trouble.kind)
      return { tag: 'failed', text, action: again ? 'refresh' : 'connection' }
    }
    case 'price-old':
      return { tag: 'late', text: priceText(finding, deps), action: 'refresh' }
    case 'held-differs':
      return { tag: 'differs', text: heldText(finding, deps), action: 'checks' }
    default:
      return figureWords(finding, deps)
  }
}

function priceText(
  { codes, since }: Extract<Finding, { readonly kind: 'price-old' }>,
  { t, now, nameOf }: WordsDeps,
): string {
  const [first = '', ...others] = codes.map(nameOf)
  const lasted = lastedText(now - since, t)
  if (others.length === 0) return t('portfolio.health.price', { name: first, lasted })
  return t('portfolio.health.prices', { name: first, n: others.length, lasted })
}

/** Both figures, whose they are, and of when; never a middle. */
function heldText(
  { code, name, held, checked, explained, account }: Extract<Finding, { readonly kind: 'held-differs' }>,
  { t, mask, moment, nameOf, accountOf }: WordsDeps,
): string {
  const shares = (quantity: number) => mask(decimalText(String(quantity)))
  const told = (of: ToldQuantity, whose: string) =>
    t('portfolio.health.told', { shares: shares(of.quantity), whose, time: moment(of.askedAt) })
  const text = t('portfolio.health.held', {
    name: name ?? nameOf(code),
    held: told(held, accountOf(account)),
    checked: told(checked, `${t(`broker.${checked.broker}`)} ${checked.question}`),
  })
  const difference = shares(Math.abs(held.quantity - checked.quantity))
  const why = explained === null ? [] : [t(`portfolio.health.explained.${explained}`, { shares: difference })]
  const other = held.broker === checked.broker ? [] : [t('portfolio.health.sameAccount')]
  return [text, ...why, ...other].join(' · ')
}

type FigureFinding = Exclude<Finding, { readonly kind: 'old' | 'failed' | 'price-old' | 'held-differs' }>

function figureWords(finding: FigureFinding, { t, mask, accountOf }: WordsDeps): FindingWords {
  const account = accountOf(finding.account)
  const won = (value: number) => t('won', { price: mask(decimalText(String(value))) })
  switch (finding.kind) {
    case 'rows-differ': {
      const { told, received } = finding
      return {
        tag: 'differs',
        text: t('portfolio.health.rows', { account, told, received }),
        action: 'refresh',
      }
    }
    case 'profit-differs':
    case 'sum-differs': {
      const about = { account, told: won(finding.told), computed: won(finding.computed) }
      const text =
        finding.kind === 'profit-differs'
          ? t('portfolio.health.profit', { ...about, name: finding.name })
          : t('portfolio.health.sum', { ...about, figure: t(`portfolio.figure.${finding.sum}`) })
      return { tag: 'differs', text, action: 'refresh' }
    }
    case 'no-name':
      return {
        tag: 'unknown',
        text: t('portfolio.health.noName', { papers: few(finding.papers) }),
        action: null,
      }
    case 'odd-code':
      return {
        tag: 'unknown',
        text: t('portfolio.health.oddCode', { papers: few(finding.isins) }),
        action: null,
      }
    case 'unread': {
      const where = few(finding.papers.map((paper) => paper || t('portfolio.health.ownSums')))
      const text = t('portfolio.health.unread', { account, n: finding.count, where })
      return { tag: 'unknown', text, action: 'refresh' }
    }
  }
}

const most = 4

function few(names: readonly string[]): string {
  return names.length > most ? `${names.slice(0, most).join(', ')} …` : names.join(', ')
}
