import { join } from 'node:path'
import { watch } from 'rolldown'
import { build as buildPages } from 'vite'
import { nodeBundles, rendererBundle } from './bundles.ts'
import { ensureBuilt } from './ensureBuilt.ts'
import { root } from './root.ts'
import { exitOf, start } from './run.ts'
import { say } from './say.ts'

/**
 * Rebuilds on every change and keeps the loopback host's rules as they are for users: no second server.
 * A changed page needs a reload; changed Node code restarts the host, which opens a new window.
 */
await ensureBuilt()
await buildPages({ ...rendererBundle, build: { ...rendererBundle.build, watch: {} } })

let host = startHost()
const watcher = watch([...nodeBundles])
let isFirst = true
watcher.on('event', async (event) => {
  if (event.code === 'ERROR')
    say('빌드 실패, 이전 것이 계속 돕니다 · Build failed, the last good one goes on')
  if (event.code !== 'END') return
  if (!isFirst) await restart()
  isFirst = false
})

function startHost() {
  return start(process.execPath, [join(root, 'out', 'electron', 'serve.mjs'), ...process.argv.slice(2)])
}

async function restart(): Promise<void> {
  const ended = exitOf(host)
  host.kill()
  await ended
  host = startHost()
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    const ended = exitOf(host)
    host.kill(signal)
    await ended
    process.exit(0)
  })
}
