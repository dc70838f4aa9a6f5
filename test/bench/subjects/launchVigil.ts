import { installation } from '../../../electron/installation.ts'
import { launch, type Vigil } from '../../../electron/launch.ts'
import { systemClock } from '../../../electron/systemClock.ts'
import { demoOf } from '../../support/demoServers.ts'
import { vaultChildIn } from '../../support/startVaultChild.ts'
import type { KiwoomPlace } from './hostQuestions.ts'

/** Vigil as a host puts it together, on a Kiwoom of the bench's; resolves once the feed is registered. */
export async function launchVigil(home: string, kiwoom: KiwoomPlace): Promise<Vigil> {
  const { credential = { appKey: 'bench', appSecret: 'bench' } } = kiwoom
  const vigil = await launch(
    {
      home,
      clock: systemClock,
      notifier: 'window',
      log: { info: () => {}, warn: (message) => void process.stderr.write(`${message}\n`) },
      version: installation.version,
      startVaultChild: vaultChildIn({}),
      flags: { demo: true, servers: {} },
    },
    async () => demoOf({ kiwoom: { ...kiwoom, credential } }),
  )
  for await (const batch of vigil.api.links(undefined)) if (batch.some(({ phase }) => phase === 'live')) break
  return vigil
}
