import type { BrokerId } from '../../shared/domain/instrument.ts'
import { useApp, useSlice } from '../app/context.ts'
import { type SessionLamps, sessionLamps } from './sessionLamps.ts'
import { useGone } from './useGone.ts'

/** A broker's lamps as this page may show them: cut off from Vigil it knows of no token that holds. */
export function useSessionLamps(broker: BrokerId): SessionLamps {
  const { stores } = useApp()
  const gone = useGone()
  const status = useSlice('sessions', (sessions) => sessions[broker])
  const shown = gone === null ? status : undefined
  // Only a token's end makes the clock matter, so the slice is the answer and not the time.
  useSlice('clock', ({ local }) => sessionLamps(shown, local).token.state)
  return sessionLamps(shown, stores.clock.getState().local)
}
