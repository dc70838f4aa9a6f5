import { type CredentialValues, credentialFields } from '../../../shared/domain/credential.ts'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import type { Secret } from '../../../shared/domain/secret.ts'

/** What a broker could send back must not get out of its room. */
export interface Censor {
  /** A secret that came later: a token, a code. */
  learn(secret: Secret): void
  /** The text without any known secret. */
  redact(text: string): string
  /** Fit for the screen: redacted, on one line, in two hundred characters. */
  tidy(text: string): string
}

/** Tokens follow one another; an older one is dead. */
const remembered = 8
const longestText = 200
/** Looked at for pieces of secrets: more than is shown, less than would hurt. */
const longestLook = 2000
/** So many characters in a row of a secret are a piece of it, where a server cut its echo short. */
const pieceLength = 12

export function createCensor(broker: BrokerId, values: CredentialValues): Censor {
  const kept = credentialFields[broker].flatMap(({ id, kind }) =>
    kind === 'plain' ? [] : (values[id] ?? []),
  )
  let learnt: readonly Secret[] = []
  const known = () => [...kept, ...learnt]
  const redacted = (text: string) => redact(text, known())

  return {
    learn(secret) {
      if (learnt.at(-1) === secret) return
      const others = learnt.filter((other) => other.reveal() !== secret.reveal())
      learnt = [...others, secret].slice(-remembered)
    },
    redact: redacted,
    tidy(text) {
      const whole = redacted(text).slice(0, longestLook)
      return withoutPieces(whole, known()).replace(/\s+/g, ' ').trim().slice(0, longestText)
    },
  }
}

/** The text with dots in the place of each secret, also where blanks at its ends got lost. */
export function redact(text: string, secrets: readonly Secret[]): string {
  return secrets.reduce((cleaner, secret) => {
    const hidden = secret.reveal().trim()
    return hidden === '' ? cleaner : cleaner.replaceAll(hidden, `${secret}`)
  }, text)
}

function withoutPieces(text: string, secrets: readonly Secret[]): string {
  return secrets.reduce((cleaner, secret) => withoutPiecesOf(cleaner, secret), text)
}

function withoutPiecesOf(text: string, secret: Secret): string {
  const hidden = secret.reveal()
  let result = ''
  for (let at = 0; at < text.length; ) {
    let end = at + pieceLength
    if (end > text.length || !hidden.includes(text.slice(at, end))) {
      result += text[at++]
      continue
    }
    while (end < text.length && hidden.includes(text.slice(at, end + 1))) end++
    result += `${secret}`
    at = end
  }
  return result
}
