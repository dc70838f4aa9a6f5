import { join } from 'node:path'
import { demoProfile } from '../shared/domain/profile.ts'
import { createBrokerage } from './createBrokerage.ts'
import { forkVaultChild } from './credentials/forkVaultChild.ts'
import { openVault } from './credentials/openVault.ts'
import { vaultEnvironment } from './credentials/vaultEnvironment.ts'
import { dataFolder } from './dataFolder.ts'
import { parseFlags } from './flags.ts'
import { createHostLog } from './hostLog.ts'
import { installation } from './installation.ts'
import { inspectJournal } from './journal/inspectJournal.ts'
import { describeMachine } from './machine.ts'
import { addressesOf, examine } from './monitor/doctor.ts'
import { environmentIn } from './monitor/servers.ts'
import { createHttp } from './net/http.ts'
import { openPreferences } from './preferences/openPreferences.ts'
import { systemClock as clock } from './systemClock.ts'

/** `npm run doctor`: a report from outside, which also works when Vigil does not start. */
const parsed = parseFlags(process.argv.slice(2))
if (parsed.kind === 'wrong') {
  process.stderr.write(`${parsed.sentence}\n`)
  process.exit(2)
}
const home = dataFolder()
const log = createHostLog((line) => process.stderr.write(line), clock)
const preferences = openPreferences({ file: join(home, 'preferences.json'), clock, log })
const start = forkVaultChild({
  entry: installation.vaultProcess,
  environment: vaultEnvironment(process.env),
})
await using vault = openVault({ start, index: preferences.vaultIndex, clock, log })
await using http = createHttp(clock)
const brokerage = createBrokerage({
  clock,
  log,
  http,
  overrides: parsed.flags.servers,
  startDemo: () => Promise.reject(new Error('The doctor plays no market.')),
})
const { active, profiles } = preferences.read()
const profile = profiles.find(({ id }) => id === active) ?? demoProfile
const environment = environmentIn(profile, 'kiwoom', brokerage)

const report = await examine(
  {
    at: clock.now(),
    version: installation.version,
    machine: await describeMachine(home),
    vault: await vault.look(),
    journal: inspectJournal(join(home, `journal-${environment}.sqlite`)),
    sessions: [],
    link: null,
    addresses: addressesOf(profile, brokerage),
  },
  brokerage.reach,
  AbortSignal.timeout(30_000),
)
process.stdout.write(report.text)
