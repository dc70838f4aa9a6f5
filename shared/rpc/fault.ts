/** The conversation broke, or the other side could not answer. A broker's "no" is not a fault but a value. */
export class Fault extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'Fault'
    this.code = code
  }
}
