import { ensureBuilt } from './ensureBuilt.ts'
import { runServe } from './runHost.ts'

await ensureBuilt()
process.exitCode = await runServe(process.argv.slice(2))
