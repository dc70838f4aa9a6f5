import type { CommandName } from '../../app/commands.ts'
import type { Stores } from '../../app/createStores.ts'
import { freshShares } from '../../app/sellActions.ts'
import { sellableIn } from '../../stores/sellCheck.ts'

/** Why a command would do nothing now. */
export type Lack = 'issue' | 'figure' | 'fresh' | 'row'

/** `null`: nothing is in the way. */
export function lackOf(command: CommandName, stores: Stores): Lack | null {
  const lacks = needs[command]
  return lacks && !lacks.isMet(stores) ? lacks.lack : null
}

interface Need {
  readonly lack: Lack
  readonly isMet: (stores: Stores) => boolean
}

const fresh: Need = { lack: 'fresh', isMet: (stores) => freshShares(stores) !== null }
const row: Need = {
  lack: 'row',
  isMet: ({ selection, interruptions }) => interruptions.getState().byId.has(selection.getState().id ?? ''),
}

const needs: { readonly [C in CommandName]?: Need } = {
  askAgain: { lack: 'issue', isMet: ({ sellCheck }) => sellCheck.getState().issue !== null },
  copy: { lack: 'figure', isMet: ({ sellCheck }) => sellableIn(sellCheck.getState().answer) !== null },
  plan10: fresh,
  plan25: fresh,
  plan50: fresh,
  plan100: fresh,
  checkSelected: row,
  detail: row,
}
