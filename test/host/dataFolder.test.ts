import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createDataFolder, dataFolder } from '../../electron/dataFolder.ts'

const home = '/home/kim'

it.each([
  ['linux', {}, '/home/kim/.local/share/vigil'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/vigil'],
  ['darwin', {}, '/home/kim/Library/Application Support/Vigil'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/Vigil'],
  ['linux', { VIGIL_HOME: '/elsewhere', XDG_DATA_HOME: '/data' }, '/elsewhere'],
] as const)('data is kept where %s keeps it (%o)', (platform, env, folder) => {
  expect(dataFolder({ platform, env, home })).toBe(folder)
})

it('the folder is for this user alone, even where it was open before', () => {
  const base = mkdtempSync(join(tmpdir(), 'vigil-data-'))
  onTestFinished(() => rmSync(base, { recursive: true }))
  expect(createDataFolder(join(base, 'a', 'b'))).toBe(true)
  expect(statSync(join(base, 'a', 'b')).mode & 0o777).toBe(0o700)
})

it('a folder that cannot be made does not keep Vigil from starting', () => {
  const base = mkdtempSync(join(tmpdir(), 'vigil-data-'))
  onTestFinished(() => rmSync(base, { recursive: true }))
  writeFileSync(join(base, 'file'), '')
  expect(createDataFolder(join(base, 'file', 'vigil'))).toBe(false)
})
