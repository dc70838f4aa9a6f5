import { useState } from 'react'
import { type CredentialForm, fieldsFor } from '../../../shared/domain/credential.ts'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import type { BrokerSetup } from '../../../shared/domain/profile.ts'
import { type Attempt, heldFields } from './attempt.ts'
import { type Complaint, testComplaints, typedComplaint } from './complaints.ts'
import { problemsIn, type ServerKind, serverOf, type Typed, valuesOf } from './formValues.ts'
import { union } from './sets.ts'

interface FormDeps {
  readonly broker: BrokerId
  readonly setup: BrokerSetup | undefined
  readonly attempt: Attempt
  readonly onSend: (form: CredentialForm) => void
}

const nothing: ReadonlySet<string> = new Set()

/** Everything about a broker's form but the typed text, which stays in the page's own inputs until it is sent. */
export function useCredentialForm({ broker, setup, attempt, onSend }: FormDeps) {
  const [server, setServer] = useState<ServerKind>(() => firstKind(setup))
  const [customer, setCustomer] = useState(() => firstCustomer(broker, setup))
  const [found, setFound] = useState<readonly Complaint[]>([])
  /** Fields of which the user wants another value than the one that is held. */
  const [changing, setChanging] = useState(nothing)
  /** Fields whose text still stands in the form. */
  const [standing, setStanding] = useState(nothing)
  const held = heldFields(attempt, setup)
  const complaints = found.length > 0 ? found : testComplaints(broker, attempt)

  const submit = (form: HTMLFormElement) => {
    if (attempt.state === 'running') return
    const typed = typedIn(form)
    const choice = serverOf(broker, server, typed)
    const values = valuesOf(broker, customer, typed)
    const problems = problemsIn({ broker, server: choice, values, held })
    setFound(problems.map((each) => typedComplaint(broker, each, values[each.field]?.length ?? null)))
    if (problems.length > 0) return
    onSend({ broker, server: choice, values })
    for (const input of form.querySelectorAll<HTMLInputElement>('input[type=password]')) input.value = ''
    const open = fieldsFor(broker, customer).filter(({ id, kind }) => kind !== 'secret' && id in values)
    setStanding(new Set(open.map(({ id }) => id)))
    setChanging(nothing)
  }
  return {
    server,
    setServer,
    customer,
    setCustomer,
    fields: fieldsFor(broker, customer),
    held,
    changing,
    /** Whether only the word that there is a value is shown in the field's place. */
    isHeld: (id: string, kind: 'secret' | 'masked' | 'plain') =>
      held.has(id) &&
      kind !== 'plain' &&
      (kind === 'secret' || attempt.state === 'passed' || !standing.has(id)),
    complaintOf: (field: string) => complaints.find((complaint) => complaint.field === field),
    complaints,
    change: (field: string) => setChanging((before) => union(before, [field])),
    submit,
  }
}

export type CredentialFormState = ReturnType<typeof useCredentialForm>

function typedIn(form: HTMLFormElement): Typed {
  const data = new FormData(form)
  return (name) => {
    const value = data.get(name)
    return typeof value === 'string' ? value : ''
  }
}

function firstKind(setup: BrokerSetup | undefined): ServerKind {
  return setup && setup.server.kind !== 'demo' ? setup.server.kind : 'real'
}

/** Only KIS tells personal customers from corporate ones. */
function firstCustomer(broker: BrokerId, setup: BrokerSetup | undefined): string | null {
  return broker === 'kis' ? (setup?.shown.customer ?? 'P') : null
}
