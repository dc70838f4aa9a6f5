import { credentialFields } from '../../../shared/domain/credential.ts'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import type { FieldProblem, Trouble } from '../../../shared/domain/trouble.ts'
import type { Attempt } from './attempt.ts'
import { failureOf } from './attempt.ts'

/** What is wrong with one field of the form. */
export type Complaint =
  | {
      readonly kind: 'problem'
      readonly field: string
      readonly problem: FieldProblem['problem']
      /** Characters it must have, and has; `null`: not fixed, or not known any more. */
      readonly need: number | null
      readonly typed: number | null
    }
  | {
      readonly kind: 'trouble'
      readonly field: string
      readonly trouble: Trouble
      /** The field that carries the sentence; the others point at it. */
      readonly saidAt: string
    }

/** Of what was typed, before anybody was asked. */
export function typedComplaint(
  broker: BrokerId,
  { field, problem }: FieldProblem,
  typed: number | null,
): Complaint {
  const need = credentialFields[broker].find(({ id }) => id === field)?.length ?? null
  return { kind: 'problem', field, problem, need, typed }
}

/** Of what the last test found: the monitor's own look at the form, or a broker's no. */
export function testComplaints(broker: BrokerId, attempt: Attempt): readonly Complaint[] {
  const failure = failureOf(attempt)
  if (!failure?.trouble) return []
  const { trouble, fields } = failure
  if (trouble.kind === 'form') return trouble.problems.map((problem) => typedComplaint(broker, problem, null))
  const [saidAt = ''] = fields
  return fields.map((field) => ({ kind: 'trouble', field, trouble, saidAt }))
}
