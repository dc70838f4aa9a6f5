import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { Quote } from '../../../shared/domain/quote.ts'
import type { QuotePacer } from './quotePacer.ts'

const PacerContext = createContext<QuotePacer | null>(null)

export const PacerProvider = PacerContext.Provider

export function usePacer(): QuotePacer {
  const pacer = useContext(PacerContext)
  if (!pacer) throw new Error('A row was rendered outside PacerProvider.')
  return pacer
}

/** The price of one row, as often as there is a frame for it. */
export function useRowQuote(code: string): Quote | undefined {
  return useOfQuote(code, (quote) => quote)
}

/** What one row reads in its price and the clock. The same value again draws nothing. */
export function useOfQuote<T>(code: string, read: (quote: Quote | undefined) => T): T {
  const pacer = usePacer()
  const subscribe = useCallback((changed: () => void) => pacer.subscribe(code, changed), [pacer, code])
  return useSyncExternalStore(subscribe, () => read(pacer.shown(code)))
}
