import { z } from 'zod'
import { Source } from './answer.ts'
import { BrokerId, Environment, IssueCode } from './instrument.ts'
import { WatchGroup } from './portfolio.ts'
import { Instant } from './time.ts'
import { Trouble } from './trouble.ts'

/** A short code, or the ISIN of a foreign issue, which has no short code here. */
export const WatchCode = z.string().regex(/^(?:[0-9A-Z]{6}|[A-Z]{2}[0-9A-Z]{9}\d)$/)

const name = z.string().trim().min(1).max(40)

/** A line of a group. `key` is unique in it: of an issue its code. */
export const WatchEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('issue'), key: WatchCode, name: z.string().nullable() }),
  z.object({ kind: z.literal('section'), key: z.string(), title: name }),
])
export type WatchEntry = z.infer<typeof WatchEntry>

/** Where a group was taken over from. What the broker keeps is never written to. */
export const WatchOrigin = z.object({
  broker: BrokerId,
  environment: Environment,
  /** Masked. */
  account: z.string().nullable(),
  /** The group's name there. */
  group: z.string().nullable(),
  importedAt: Instant,
  /** What the broker told then. */
  codes: z.array(WatchCode),
})
export type WatchOrigin = z.infer<typeof WatchOrigin>

export const mostGroups = 50
export const mostEntries = 3000

export const OwnGroup = z.object({
  id: z.string(),
  name,
  origin: WatchOrigin.nullable(),
  entries: z.array(WatchEntry).max(mostEntries),
})
export type OwnGroup = z.infer<typeof OwnGroup>

/** 관심종목: the user's groups, in the user's order. */
export const Watchlist = z.object({ groups: z.array(OwnGroup).max(mostGroups) })
export type Watchlist = z.infer<typeof Watchlist>

export const noWatchlist: Watchlist = { groups: [] }

const issue = z.object({ code: WatchCode, name: z.string().nullable() })
const group = z.object({ group: z.string() })

/** A line that is to come into a group. */
export const WatchLine = z.discriminatedUnion('kind', [
  issue.extend({ kind: z.literal('issue') }),
  z.object({ kind: z.literal('section'), title: name }),
])
export type WatchLine = z.infer<typeof WatchLine>

const lines = z.array(WatchLine).max(mostEntries)

/** One thing that the user does to it; each can be undone. */
export const WatchEdit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create-group'), name, lines }),
  group.extend({ kind: z.literal('rename-group'), name }),
  group.extend({ kind: z.literal('remove-group') }),
  /** `to`: its place among the groups, from 0. */
  group.extend({ kind: z.literal('move-group'), to: z.int().nonnegative() }),
  /** An issue that is in the group already stays where it is. `before`: the key of a line; `null`: at the end. */
  group.extend({ kind: z.literal('add-lines'), lines, before: z.string().nullable() }),
  group.extend({ kind: z.literal('add-section'), title: name, before: z.string().nullable() }),
  group.extend({ kind: z.literal('rename-section'), key: z.string(), title: name }),
  group.extend({ kind: z.literal('remove'), keys: z.array(z.string()) }),
  /** The lines keep their order among themselves. */
  group.extend({ kind: z.literal('move'), keys: z.array(z.string()), before: z.string().nullable() }),
  /** Takes over a group of the broker's: `into` a group that came from there, or as a new one. */
  z.object({
    kind: z.literal('import'),
    into: z.string().nullable(),
    name,
    origin: WatchOrigin,
    issues: z.array(issue).max(mostEntries),
  }),
])
export type WatchEdit = z.infer<typeof WatchEdit>

/** `undo`: what would be taken back; `null`: nothing is left to take back. */
export const WatchlistState = z.object({
  environment: Environment,
  watchlist: Watchlist,
  undo: z.enum(WatchEdit.options.map((option) => option.shape.kind.value)).nullable(),
})
export type WatchlistState = z.infer<typeof WatchlistState>

/** The groups that the user keeps at the broker. */
export const WatchGroupsAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answered'), source: Source, groups: z.array(WatchGroup), askedAt: Instant }),
  z.object({ kind: z.literal('troubled'), source: Source.nullable(), trouble: Trouble, at: Instant }),
])
export type WatchGroupsAnswer = z.infer<typeof WatchGroupsAnswer>

/** Whose VI it is to the user: held before watched. */
export const Ownership = z.enum(['held', 'watched', 'other'])
export type Ownership = z.infer<typeof Ownership>

/** What the user holds and follows, of every account and every group. */
export const Mine = z.object({
  /** Shares by code, cash and credit together; `null`: held, and the quantity is not known. */
  held: z.record(IssueCode, z.int().positive().nullable()),
  /** When the oldest of the accounts was told; `null`: not every account was, so of nothing can it be said that it is not held. */
  heldAsOf: Instant.nullable(),
  watched: z.array(IssueCode),
})
export type Mine = z.infer<typeof Mine>

export const nothingMine: Mine = { held: {}, heldAsOf: null, watched: [] }
