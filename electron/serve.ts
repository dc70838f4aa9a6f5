import { monitorContract } from '../shared/contract.ts'
import { serve } from '../shared/rpc/serve.ts'
import { forkVaultChild } from './credentials/forkVaultChild.ts'
import { vaultEnvironment } from './credentials/vaultEnvironment.ts'
import { createDataFolder, dataFolder } from './dataFolder.ts'
import { parseFlags } from './flags.ts'
import { createHostLog } from './hostLog.ts'
import { installation } from './installation.ts'
import { claimInstance } from './instance.ts'
import { launch } from './launch.ts'
import { findBrowser, hasDisplay } from './loopback/findBrowser.ts'
import { openLoopbackHost } from './loopback/openLoopbackHost.ts'
import { readPort, rememberPort } from './loopback/rememberedPort.ts'
import { createWindows, type Windows } from './loopback/windows.ts'
import { systemClock } from './systemClock.ts'

const parsed = parseFlags(process.argv.slice(2))
if (parsed.kind === 'wrong') {
  process.stderr.write(`${parsed.sentence}\n`)
  process.exit(2)
}
const { flags } = parsed
/** Whatever does not let go by then is left to the operating system. */
const stopDeadline = 5000
const say = (sentence: string) => process.stdout.write(`${sentence}\n`)
// Whoever reads our words may go away before we do, and must not take the watch along.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})
const log = createHostLog((line) => process.stderr.write(line), systemClock)
const home = dataFolder()
createDataFolder(home)

const started = Promise.withResolvers<Windows>()
const instance = await claimInstance({ home, onSecondStart: async () => (await started.promise).open() })
if (instance.kind === 'second') {
  say(instance.answer)
  process.exit(0)
}

const vigil = await launch({
  home,
  clock: systemClock,
  notifier: 'window',
  log,
  version: installation.version,
  startVaultChild: forkVaultChild({
    entry: installation.vaultProcess,
    environment: vaultEnvironment(process.env),
  }),
  flags,
})
const host = await openLoopbackHost({
  folder: installation.pages,
  ports: flags.port === undefined ? [readPort(home), 0] : [flags.port],
  now: () => performance.now(),
  onPort(port) {
    serve(monitorContract, vigil.api, port)
    windows.opened(port)
  },
  onReuse() {
    log.warn('A link was opened a second time and refused.')
    say('이미 쓴 링크를 누군가 다시 열려고 해서 거절했습니다 · A used link was opened again and refused')
  },
  onRefused: (reason) => log.warn(`A connection was refused: ${reason}.`),
})
rememberPort(home, Number(new URL(host.origin).port))
const browser = (flags.open ?? hasDisplay()) ? findBrowser() : undefined
const windows = createWindows({ browser, folder: home, clock: systemClock, mintLink: host.mintLink, say })
started.resolve(windows)

const stop = new Promise((resolve) => {
  process.on('SIGINT', resolve)
  process.on('SIGTERM', resolve)
  process.on('SIGHUP', resolve)
})
say(`준비됨 · ready host=browser node=${process.versions.node} pid=${process.pid} origin=${host.origin}`)
say(windows.open())
await stop

say('끝냅니다 · Stopping')
setTimeout(() => process.exit(1), stopDeadline).unref()
windows.close()
await host[Symbol.asyncDispose]()
await vigil[Symbol.asyncDispose]()
await instance[Symbol.asyncDispose]()
process.exit(0)
