// Not imported from node:util, so that rooms without Node's types can hold a secret too.
const inspect = Symbol.for('nodejs.util.inspect.custom')

const mask = '••••'

/** A string that will not print itself: only `reveal` gives it away. */
export class Secret {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  reveal(): string {
    return this.#text
  }

  toString(): string {
    return mask
  }

  toJSON(): string {
    return mask
  }

  [inspect](): string {
    return mask
  }
}
