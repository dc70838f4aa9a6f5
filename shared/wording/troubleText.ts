import type { BrokerId } from '../domain/instrument.ts'
import type { Settings } from '../domain/settings.ts'
import { kstTime } from '../domain/time.ts'
import type { Refused, Trouble } from '../domain/trouble.ts'
import type { VaultState } from '../domain/vault.ts'
import { plain } from './plain.ts'
import { en as enRefusals, ko as koRefusals, type Refusals } from './refusals/refusals.ts'
import type { Words } from './refusals/words.ts'
import { en } from './troubleText.en.ts'
import { ko, type TroubleWords } from './troubleText.ko.ts'

export interface TroubleText {
  readonly what: string
  readonly todo: string
}

type Locale = Settings['locale']

const sentences: Readonly<Record<Locale, TroubleWords>> = { ko, en }
const refusals: Readonly<Record<Locale, Readonly<Record<BrokerId, Refusals>>>> = {
  ko: koRefusals,
  en: enRefusals,
}

/** What happened, and what the user can do: plain text without markup. The code stands beside it (`troubleCode`). */
export function troubleText(trouble: Trouble, broker: BrokerId, locale: Locale): TroubleText {
  const [what, todo] = wordsOf(trouble, broker, locale)
  return { what, todo }
}

/** How the keychain stands. */
export function vaultText(state: VaultState, locale: Locale): TroubleText {
  const [what, todo] = sentences[locale].vault[state]
  return { what, todo }
}

/** What support asks for: a broker's code; `null` where the sentence holds everything. */
export function troubleCode(trouble: Trouble): string | null {
  return trouble.kind === 'refused' ? plain(trouble.code) || null : null
}

function wordsOf(trouble: Trouble, broker: BrokerId, locale: Locale): Words {
  const words = sentences[locale]
  const name = words.brokers[broker]
  switch (trouble.kind) {
    case 'refused':
      return (
        known(trouble, refusals[locale][broker]) ??
        words.refused(name, plain(trouble.code), plain(trouble.message))
      )
    case 'foreign-page':
      return words.foreignPage(name, trouble.status, plain(trouble.title ?? ''))
    case 'no-answer':
      return words.noAnswer(name)
    case 'offline':
      return words.offline(name, offlineReason(trouble.code), plain(trouble.code ?? ''))
    case 'untrusted-certificate':
      return words.untrustedCertificate(name, plain(trouble.code))
    case 'unreadable':
      return words.unreadable(name, plain(trouble.what))
    case 'held-back':
      return words.heldBack(name, kstTime(trouble.until))
    case 'clock':
      return words.clock(name, String(Math.round(Math.abs(trouble.skew) / 1000)), trouble.skew > 0)
    case 'form':
      return words.form(trouble.problems.length)
    case 'signed-out':
      return words.signedOut
    case 'vault':
      return words.vault[trouble.state]
    case 'unconfirmed-host':
      return words.unconfirmedHost(name, plain(trouble.host))
    case 'unknown-account':
      return words.unknownAccount(name)
    case 'cancelled':
      return words.cancelled
    case 'no-turn':
      return words.noTurn(name)
    case 'other-issue':
      return words.otherIssue(name, plain(trouble.asked), plain(trouble.told))
    case 'not-in-mock':
      return words.notInMock(plain(trouble.question))
    case 'no-session':
      return words.noSession(name)[trouble.standing]
  }
}

/**
 * By the code with the broker's words, where one code means two things; by the code; then by Koscom's number alone,
 * which means the same in whichever category it comes.
 */
function known({ code, message }: Refused, catalogue: Refusals): Words | undefined {
  const number = /^\S+( \d{4})$/.exec(code)?.[1]
  const keys = [`${code} ${message.trim()}`, code]
  const key =
    keys.find((candidate) => Object.hasOwn(catalogue, candidate)) ??
    Object.keys(catalogue).find((candidate) => number !== undefined && candidate.endsWith(number))
  return key === undefined ? undefined : catalogue[key]
}

function offlineReason(code: string | null): 'no-such-name' | 'turned-away' | 'other' {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'no-such-name'
  return code === 'ECONNREFUSED' ? 'turned-away' : 'other'
}
