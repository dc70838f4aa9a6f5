import { useEffect } from 'react'
import { useApp, useSlice } from '../../app/context.ts'

/** The first look at the panel asks what the account holds; so does another account. How much can be sold is asked only on the user's word. */
export function useHoldingsLoaded(): void {
  const { holdings, stores } = useApp()
  const session = useSlice('sessions', ({ kis }) => kis?.id)
  useEffect(() => {
    if (session === undefined) return
    const { rows, asking, run } = stores.holdings.getState()
    if (rows === null && asking === null && run === null) void holdings.load()
  }, [session, holdings, stores])
}
