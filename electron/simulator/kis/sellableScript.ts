import { createSpoiling, type Spoiling } from '../server/spoiling.ts'

export type NotHeldForm = 'zeros' | 'blanks' | 'empty' | 'refused'

/** The thirteen of an answer. */
type Fields = Readonly<Record<string, string>>

/** What a test does to the answers about sellable quantities. */
export interface SellableControls {
  /**
   * What is told of a listed issue that the account does not hold; the live server's answer is not known. `zeros` (unless
   * told): figures of nothing. `blanks`: empty texts. `empty`: an object without fields. `refused`: a refusal.
   */
  answerNotHeldWith(form: NotHeldForm): void
  /** Every answer's (or the next `times` answers') output is what this makes of it. */
  spoilSellable(spoiling: Spoiling<Fields>, times?: number): void
  /** Whatever issue is asked for, this one is told; `null` ends it. */
  answerAbout(code: string | null): void
}

export interface SellableScript {
  notHeldForm(): NotHeldForm
  about(): string | null
  /** Uses up a counted spoiling. */
  spoil(fields: Fields): unknown
  readonly controls: SellableControls
  clear(): void
}

interface Standing {
  form: NotHeldForm
  about: string | null
}

const untouched: Standing = { form: 'zeros', about: null }

export function createSellableScript(): SellableScript {
  const standing: Standing = { ...untouched }
  const spoiling = createSpoiling<Fields>()
  return {
    notHeldForm: () => standing.form,
    about: () => standing.about,
    spoil: spoiling.apply,
    controls: {
      answerNotHeldWith(form) {
        standing.form = form
      },
      spoilSellable: (apply, times = Number.POSITIVE_INFINITY) => spoiling.set(apply, times),
      answerAbout(code) {
        standing.about = code
      },
    },
    clear() {
      Object.assign(standing, untouched)
      spoiling.clear()
    },
  }
}
