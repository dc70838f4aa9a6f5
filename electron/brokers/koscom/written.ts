import { type Fields, isFields } from '../common/body.ts'

/** A number as the JSON text has it, digit for digit. */
export class Written {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Reviver = (name: string, value: unknown, context?: { readonly source?: string }) => unknown

const parse: (json: string, reviver: Reviver) => unknown = JSON.parse

/** The object in a body, with each number as it is written; `null`: there is none. */
export function writtenIn(json: string): Fields | null {
  try {
    // A number without its source could be a rounded one: no figure then.
    const value = parse(json, (_, each, context) =>
      typeof each === 'number' ? new Written(context?.source ?? '') : each,
    )
    return isFields(value) ? value : null
  } catch {
    return null
  }
}

/** An object of the JSON text, which a number is not. */
export function isBlock(value: unknown): value is Fields {
  return isFields(value) && !(value instanceof Written)
}
