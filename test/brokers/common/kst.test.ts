import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { kstInstant } from '../../../electron/brokers/common/kst.ts'

const morning = Date.UTC(2026, 6, 9, 23, 12, 33)

test('both forms of a Korean wall clock are the same moment', () => {
  expect(kstInstant('2026-07-10 08:12:33')).toBe(morning)
  expect(kstInstant('20260710081233')).toBe(morning)
  expect(kstInstant(' 20260710081233 ')).toBe(morning)
  expect(kstInstant('2028-02-29 00:00:00')).toBe(Date.UTC(2028, 1, 28, 15))
})

test('what is no moment is none', () => {
  const none = [
    ...['', 'soon', '2026-02-30 00:00:00', '2026-13-01 00:00:00', '2026-07-10 24:00:00', '20260710081260'],
    ...['2026-07-10', '00000000000000', '19700101000000', '20260710081233Z', '２０２６0710081233'],
    ...[null, undefined, 20_260_710_081_233, {}, ['20260710081233']],
  ]
  for (const value of none) expect(kstInstant(value), `${value}`).toBeNull()
})

test.each(['America/New_York', 'Asia/Seoul', 'Pacific/Kiritimati', 'UTC'])(
  'on a PC in %s a token ends at the same moment',
  (zone) => {
    const module = fileURLToPath(new URL('../../../electron/brokers/common/kst.ts', import.meta.url))
    const script = `const { kstInstant } = await import(${JSON.stringify(`file://${module}`)})
      console.log(kstInstant('2026-07-10 08:12:33'), new Date(0).getTimezoneOffset())`
    const [moment, offset] = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    }).split(' ')
    expect(Number(moment)).toBe(morning)
    expect(Number(offset) === 0).toBe(zone === 'UTC')
  },
)
