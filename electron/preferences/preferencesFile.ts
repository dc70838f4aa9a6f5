import { z } from 'zod'
import { Profile, ProfileId } from '../../shared/domain/profile.ts'
import { defaultSettings, Settings } from '../../shared/domain/settings.ts'
import { Instant } from '../../shared/domain/time.ts'
import { KeptCalendar } from '../../shared/domain/tradingCalendar.ts'
import { VaultBackend } from '../../shared/domain/vault.ts'
import { noWatchlist, Watchlist } from '../../shared/domain/watchlist.ts'

const withDefaults = (found: unknown) =>
  typeof found === 'object' ? { ...defaultSettings, ...found } : found

/** The file as it is written. Nothing in it is secret: accounts are masked, keys are four-digit fingerprints. */
export const PreferencesFile = z.object({
  version: z.literal(1),
  /** An older file lacks what came later. */
  settings: z.preprocess(withDefaults, Settings),
  active: ProfileId,
  profiles: z.array(Profile).min(1),
  confirmedHosts: z.array(z.string()),
  issues: z.record(z.string(), Instant),
  calendar: KeptCalendar.nullable().default(null),
  watchlists: z.object({ own: Watchlist, demo: Watchlist }).default({ own: noWatchlist, demo: noWatchlist }),
  /** What the keychain keeps, by name: which library put it there, and when. */
  kept: z.record(z.string(), z.object({ backend: VaultBackend, savedAt: Instant })),
})
export type PreferencesFile = z.infer<typeof PreferencesFile>

/** A newcomer has one profile, with nothing set up. */
export const defaultPreferences: PreferencesFile = {
  version: 1,
  settings: defaultSettings,
  active: 'main',
  profiles: [{ id: 'main', name: '실전', brokers: {} }],
  confirmedHosts: [],
  issues: {},
  calendar: null,
  watchlists: { own: noWatchlist, demo: noWatchlist },
  kept: {},
}
