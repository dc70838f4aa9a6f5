import { ensureBuilt } from './ensureBuilt.ts'
import { downloadElectron, findElectron } from './findElectron.ts'
import { runElectron, runServe } from './runHost.ts'
import { say } from './say.ts'

await ensureBuilt()
if (!findElectron()) await downloadElectron()
process.exitCode = await run(findElectron(), process.argv.slice(2))

async function run(electron: string | undefined, args: readonly string[]): Promise<number> {
  if (electron === undefined) {
    say(
      'Electron 실행 파일이 없어 브라우저 창으로 엽니다 (npx install-electron 으로 받을 수 있습니다) · No Electron binary: opening in a browser window',
    )
    return await runServe(args)
  }
  say('Electron으로 엽니다 · Opening with Electron')
  const result = await runElectron(electron, args)
  if (result.kind === 'ran') return result.code
  say(
    'Electron이 시작되지 못해 브라우저 창으로 엽니다 · Electron could not start: opening in a browser window',
  )
  return await runServe(args)
}
