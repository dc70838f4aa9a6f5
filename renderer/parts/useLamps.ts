import { type Lamp, type Lamps, lampsOf } from '../../shared/domain/link.ts'
import { useApp, useSlice } from '../app/context.ts'
import { useGone } from './useGone.ts'

export const lampNames = ['connected', 'subscribed', 'receiving'] as const

type ShownLamps = Readonly<Record<keyof Lamps, Lamp | 'unused'>>

const unused: ShownLamps = { connected: 'unused', subscribed: 'unused', receiving: 'unused' }
const down: ShownLamps = { connected: 'down', subscribed: 'down', receiving: 'down' }

/** Kiwoom's lamps as this page may show them: a page cut off from Vigil knows of no working line. */
export function useLamps(): ShownLamps {
  const { stores } = useApp()
  const link = useSlice('links', ({ kiwoom }) => kiwoom)
  const gone = useGone()
  const absent = useSlice('sessions', ({ kiwoom }) => kiwoom?.standing === 'not-set-up')
  // The clock only matters where it turns "receiving" doubtful, so the slice is the answer, not the time.
  const shown = useSlice('clock', ({ local }) => (link ? Object.values(lampsOf(link, local)).join() : ''))
  if (gone !== null) return down
  if (absent || !link || shown === '') return unused
  return lampsOf(link, stores.clock.getState().local)
}
