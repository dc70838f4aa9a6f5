import type { Environment } from '../../shared/domain/instrument.ts'
import type { Journal, Platform } from './platform.ts'

/** One journal for each environment, however many open it: it closes when the last of them has closed it. */
export function createJournals(openJournal: Platform['openJournal']): Platform['openJournal'] {
  const open = new Map<Environment, { readonly journal: Journal; users: number }>()

  return (environment) => {
    const shared = open.get(environment) ?? { journal: openJournal(environment), users: 0 }
    open.set(environment, shared)
    shared.users += 1
    let closed = false
    return {
      ...shared.journal,
      close() {
        if (closed) return
        closed = true
        shared.users -= 1
        if (shared.users > 0) return
        open.delete(environment)
        shared.journal.close()
      },
    }
  }
}
