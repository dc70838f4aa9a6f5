import type { CredentialValues } from '../../../shared/domain/credential.ts'

/** For the request that is being written, and nowhere else; blank where the user typed nothing. */
export function revealed(values: CredentialValues, field: string): string {
  return values[field]?.reveal() ?? ''
}
