import { exitOf, start } from './run.ts'
import { say } from './say.ts'

const built = await exitOf(start(process.execPath, ['build/build.ts']))
if (built !== 0) process.exit(built)

const builder = start(
  'electron-builder',
  ['--config', 'build/electron-builder.yml', ...process.argv.slice(2)],
  {
    stdio: ['ignore', 'pipe', 'pipe'],
  },
)
let told = ''
for (const stream of [builder.stdout, builder.stderr]) {
  stream?.on('data', (text: Buffer) => {
    told = (told + text).slice(-20_000)
    process.stdout.write(text)
  })
}
process.exitCode = (await exitOf(builder)) === 0 ? 0 : 1
if (process.exitCode !== 0 && /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|fetch failed/.test(told)) {
  say(
    'Electron 배포판을 내려받을 수 없어 설치 파일을 만들지 못했습니다 · No installer was made: Electron could not be downloaded',
  )
}
