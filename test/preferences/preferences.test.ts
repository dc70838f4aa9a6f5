import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPreferences } from '../../electron/preferences/openPreferences.ts'
import { defaultSettings } from '../../shared/domain/settings.ts'
import { createFakeClock } from '../support/fakeClock.ts'
import { tenOClock } from '../support/interruptions.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const clock = createFakeClock(tenOClock)

function opened(file = join(temporaryFolder(), 'preferences.json')) {
  const warnings: string[] = []
  const log = { info: () => {}, warn: (message: string) => void warnings.push(message) }
  return { file, warnings, ...openPreferences({ file, clock, log }) }
}

test('a newcomer has one profile with nothing set up, and choices are there after a restart', () => {
  const first = opened()
  expect(first.read()).toMatchObject({ active: 'main', profiles: [{ id: 'main', brokers: {} }] })
  first.change({ settings: { ...defaultSettings, locale: 'en', theme: 'dark' }, active: 'demo' })
  first.vaultIndex.set('main/kis', { backend: 'keytar', savedAt: tenOClock })
  const second = opened(first.file)
  expect(second.read()).toMatchObject({ settings: { locale: 'en', theme: 'dark' }, active: 'demo' })
  expect(second.vaultIndex.get('main/kis')).toEqual({ backend: 'keytar', savedAt: tenOClock })
  second.vaultIndex.set('main/kis', undefined)
  expect(opened(first.file).vaultIndex.get('main/kis')).toBeUndefined()
})

test('a file from before a choice existed keeps the others', () => {
  const { file, change } = opened()
  change({ active: 'demo' })
  const written = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...written, settings: { locale: 'en', theme: 'dark' } }))
  const later = opened(file)
  expect(later.warnings).toEqual([])
  expect(later.read()).toMatchObject({
    active: 'demo',
    settings: { ...defaultSettings, locale: 'en', theme: 'dark' },
  })
})

test.runIf(process.platform !== 'win32')('the file is for this user alone', () => {
  const { file, change } = opened()
  change({ active: 'demo' })
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test.each(['', '{"version":1', '[]', '{"version":1,"active":7}'])(
  'a damaged file (%j) is set aside, not lost, and not taken for an answer',
  (text) => {
    const file = join(temporaryFolder(), 'preferences.json')
    writeFileSync(file, text)
    const { read, warnings, change } = opened(file)
    expect(read().active).toBe('main')
    expect(warnings.join()).toContain('set aside')
    change({ active: 'demo' })
    const [aside = ''] = readdirSync(join(file, '..')).filter((name) => name.includes('damaged'))
    expect(readFileSync(join(file, '..', aside), 'utf8')).toBe(text)
    expect(opened(file).read().active).toBe('demo')
  },
)

test('what a newer Vigil wrote is left as it is', () => {
  const file = join(temporaryFolder(), 'preferences.json')
  const text = '{"version":2,"something":"new"}'
  writeFileSync(file, text)
  const { change, read } = opened(file)
  change({ active: 'demo' })
  expect(read().active).toBe('demo')
  expect(readFileSync(file, 'utf8')).toBe(text)
})

test('a disk that takes nothing is told to the log, and the choice holds for this run', () => {
  const folder = join(temporaryFolder(), 'blocked')
  writeFileSync(folder, '')
  const { change, read, warnings } = opened(join(folder, 'preferences.json'))
  change({ active: 'demo' })
  expect(read().active).toBe('demo')
  expect(warnings.length).toBeGreaterThan(0)
})
