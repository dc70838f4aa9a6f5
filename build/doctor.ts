import { join } from 'node:path'
import { ensureBuilt } from './ensureBuilt.ts'
import { root } from './root.ts'
import { exitOf, start } from './run.ts'

await ensureBuilt()
process.exitCode = await exitOf(
  start(process.execPath, [join(root, 'out', 'electron', 'doctor.mjs'), ...process.argv.slice(2)]),
)
