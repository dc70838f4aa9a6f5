import { Secret } from '../../../electron/credentials/secret.ts'
import { installation } from '../../../electron/installation.ts'
import { launch, type Vigil } from '../../../electron/launch.ts'
import { systemClock } from '../../../electron/systemClock.ts'
import type { KiwoomPlace } from './hostQuestions.ts'

/** Vigil as a host puts it together, on a Kiwoom of the bench's; resolves once the feed is registered. */
export async function launchVigil(home: string, kiwoom: KiwoomPlace): Promise<Vigil> {
  const { rest, socket, credential = { appKey: 'bench', appSecret: 'bench' } } = kiwoom
  const vigil = await launch(
    {
      home,
      clock: systemClock,
      notifier: 'window',
      log: { info: () => {}, warn: (message) => void process.stderr.write(`${message}\n`) },
      version: installation.version,
    },
    async () => ({
      environment: 'demo',
      kiwoom: { rest, socket, appKey: credential.appKey, appSecret: new Secret(credential.appSecret) },
      [Symbol.asyncDispose]: async () => {},
    }),
  )
  for await (const batch of vigil.api.links(undefined)) if (batch.some(({ phase }) => phase === 'live')) break
  return vigil
}
