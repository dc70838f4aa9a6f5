import { useMemo } from 'react'
import type { AccountState } from '../../../shared/domain/accounts.ts'
import { type Weighing, weigh, weighTogether } from '../../../shared/domain/weights.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { useGone } from '../../parts/useGone.ts'
import { type Line, linesOf } from './lines.ts'
import { type Old, oldOf } from './oldOf.ts'
import { type Position, positionsOf } from './positions.ts'
import { accountsShown, balanceOf } from './scope.ts'
import { useAsTold } from './useAsTold.ts'

export interface Portfolio {
  /** `null`: Vigil has not told of any yet. */
  readonly all: readonly AccountState[] | null
  readonly accounts: readonly AccountState[]
  readonly lines: readonly Line[]
  readonly weighing: Weighing
  /** By the account's id; changes only when an account grows old or fresh. */
  readonly old: ReadonlyMap<string, Old>
}

/** What is shown: worked out when a broker tells something, and not every second. */
export function usePortfolio(): Portfolio {
  const book = useSlice('accounts', ({ value }) => value)
  const account = useSlice('portfolio', (state) => state.account)
  const sort = useSlice('portfolio', (state) => state.sort)
  const nameOf = useNames()
  const accounts = useMemo(() => accountsShown(book, account), [book, account])
  const told = useAsTold(accounts)
  const positions = useMemo(
    () => told.flatMap(positionsOf).map((position) => named(position, nameOf)),
    [told, nameOf],
  )
  const lines = useMemo(() => linesOf(positions, sort), [positions, sort])
  const weighing = useMemo(() => weighTogether(told.map((one) => weigh(balanceOf(one)))), [told])
  const old = useOld(accounts)
  return { all: book?.accounts ?? null, accounts, lines, weighing, old }
}

function named(position: Position, nameOf: (code: string) => string | null): Position {
  if (position.name !== null || position.code === null) return position
  return { ...position, name: nameOf(position.code) }
}

/** Names that a broker left out, from the list of everything that is listed. */
function useNames(): (code: string) => string | null {
  const byCode = useSlice('instruments', (state) => state.byCode)
  return useMemo(() => (code) => byCode.get(code)?.name ?? null, [byCode])
}

function useOld(accounts: readonly AccountState[]): ReadonlyMap<string, Old> {
  const { stores } = useApp()
  const gone = useGone()
  const sessions = useSlice('sessions', (state) => state)
  // As text, so that a second in which no account grows old re-renders nothing.
  const causes = useSlice('clock', ({ local }) =>
    accounts.map((account) => oldOf(account, { now: local, gone, sessions }) ?? '').join(),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock is read again when a cause changes
  return useMemo(() => {
    const { local } = stores.clock.getState()
    return new Map(accounts.map((account) => [account.id, oldOf(account, { now: local, gone, sessions })]))
  }, [accounts, causes, gone, sessions])
}
