import type { MonitorApi } from '../../../shared/contract.ts'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import type { Stores } from '../../app/createStores.ts'
import type { CardAction } from './cardActions.ts'

type AskedOfMonitor = Extract<
  CardAction,
  'takeOver' | 'reconnect' | 'reconnectNow' | 'openVault' | 'useDemo' | 'signOut' | 'forget'
>

/** Puts a card's request to the monitor. What could not be done is the answer; `null`: done. */
export function askBroker(
  api: MonitorApi,
  stores: Stores,
  broker: BrokerId,
): (action: AskedOfMonitor) => Promise<Trouble | null> {
  return async (action) => {
    switch (action) {
      case 'signOut':
        return (await api.signOut({ broker })).trouble
      case 'forget':
        return (await api.forget({ broker })).trouble
      case 'openVault':
        stores.vault.setState({ value: await api.openVault(undefined) })
        return null
      case 'takeOver':
      case 'useDemo':
        await api[action]({ broker })
        return null
      default:
        await api.reconnect({ broker })
        return null
    }
  }
}
