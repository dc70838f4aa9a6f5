import type { LinkStatus } from '../../../../shared/domain/link.ts'

/** A change of phase as a sentence for the log. */
export function told({ phase, loss, retryAt, since, attempt }: LinkStatus): string {
  if (phase !== 'backing-off' && phase !== 'stopped') return `Kiwoom: ${phase}`
  const why = [loss?.cause, loss?.code, loss?.message].filter(Boolean).join(' ')
  const wait = retryAt === null ? '' : `, attempt ${attempt} failed, next in ${retryAt - since} ms`
  return `Kiwoom: ${phase}, ${why}${wait}`
}
