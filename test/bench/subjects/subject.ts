import type { FloodEvent } from '../load/frames.ts'
import { answerParent } from '../support/child.ts'

export interface Place {
  readonly rest: string
  readonly socket: string
  /** On the disk, empty, and removed by whoever gave it. */
  readonly folder: string
}

/** What a flood will bring. */
export interface Expected {
  readonly events: number
  readonly copies: 1 | 2
  readonly last: FloodEvent
}

export type Question =
  | { readonly ask: 'open'; readonly place: Place }
  | { readonly ask: 'expect'; readonly expected: Expected }
  | { readonly ask: 'finished' }

/** What was used from `expect` until the last event had gone all the way. */
export interface Used {
  readonly cpuMicroseconds: number
  readonly milliseconds: number
}

export interface Subject {
  /** Resolves at the very moment when the last of a flood has gone all the way. */
  take(expected: Expected): Promise<void>
  /** Throws when not everything arrived. Not measured. */
  verify?(expected: Expected): void
}

/** Makes this process one of the bench's runners: opened once, then flooded as often as it is asked. */
export function runSubject(open: (place: Place) => Promise<Subject>): void {
  let subject: Subject | undefined
  let used: Promise<Used> | undefined

  async function measure(runner: Subject, expected: Expected): Promise<Used> {
    const cpu = process.cpuUsage()
    const startedAt = performance.now()
    await runner.take(expected)
    const { user, system } = process.cpuUsage(cpu)
    const milliseconds = performance.now() - startedAt
    runner.verify?.(expected)
    return { cpuMicroseconds: user + system, milliseconds }
  }

  answerParent<Question>(async (question) => {
    if (question.ask === 'finished') return await used
    if (question.ask === 'open') {
      subject = await open(question.place)
      return null
    }
    if (!subject) throw new Error('Nothing was opened.')
    used = measure(subject, question.expected)
    return null
  })
}

/** Counts messages up to an expected number. */
export function createCount() {
  let missing = 0
  let done: (() => void) | undefined
  return {
    arrived(): void {
      if (--missing === 0) done?.()
    },
    all(messages: number): Promise<void> {
      missing = messages
      return new Promise((resolve) => {
        done = resolve
      })
    },
  }
}
