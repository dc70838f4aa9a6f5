import type { OwnGroup, WatchEdit, WatchLine, Watchlist, WatchOrigin } from '../../shared/domain/watchlist.ts'

export const codeOf = (n: number) => String(n).padStart(6, '0')
export const issues = (...codes: readonly string[]) => codes.map((code) => ({ code, name: null }))

export const lines = (...codes: readonly string[]): WatchLine[] =>
  codes.map((code) => ({ kind: 'issue', code, name: null }))
export const section = (title: string): WatchLine => ({ kind: 'section', title })

export const group = (id: string, codes: readonly string[]): OwnGroup => ({
  id,
  name: `그룹 ${id}`,
  origin: null,
  entries: codes.map((key) => ({ kind: 'issue', key, name: null })),
})

export const origin = (given: Partial<WatchOrigin> = {}): WatchOrigin => ({
  broker: 'koscom',
  environment: 'demo',
  account: '1606••••0001',
  group: '관심 1',
  importedAt: 1,
  codes: [],
  ...given,
})

export function newIds(): () => string {
  let made = 0
  return () => `id${++made}`
}

/** An edit for each seed, most of them of something that is there. */
export function editsOf({ groups }: Watchlist, seed: number): WatchEdit {
  const pick = <T>(from: readonly T[], turn: number): T | undefined =>
    from[Math.floor(seed / turn) % Math.max(1, from.length)]
  const target = pick(groups, 13)
  const id = target?.id ?? 'nobody'
  const keys = [...(target?.entries.map(({ key }) => key) ?? []), 'nothing']
  const some = keys.filter((_, place) => (seed >> (place % 8)) % 2 === 1)
  const before = seed % 3 === 0 ? null : (pick(keys, 7) ?? null)
  const codes = [codeOf(seed % 9), codeOf(seed % 11), codeOf(seed % 9)]
  const mixed = [...lines(...codes), section(`구분 ${seed % 4}`), ...lines(codeOf(seed % 7))]
  const made: readonly WatchEdit[] = [
    { kind: 'create-group', name: `새 ${seed % 5}`, lines: mixed },
    { kind: 'rename-group', group: id, name: `이름 ${seed % 3}` },
    { kind: 'remove-group', group: id },
    { kind: 'move-group', group: id, to: seed % 4 },
    { kind: 'add-lines', group: id, lines: seed % 2 === 0 ? lines(...codes) : mixed, before },
    { kind: 'add-section', group: id, title: `구분 ${seed % 4}`, before },
    { kind: 'rename-section', group: id, key: pick(keys, 5) ?? '', title: `구분 ${seed % 3}` },
    { kind: 'remove', group: id, keys: some.slice(0, 2) },
    { kind: 'move', group: id, keys: some, before },
    {
      kind: 'import',
      into: seed % 2 === 0 ? null : id,
      name: '가져옴',
      origin: origin({ importedAt: seed }),
      issues: issues(...codes),
    },
  ]
  return made[seed % made.length] ?? { kind: 'remove-group', group: 'nobody' }
}
