import { expect, it } from 'vitest'
import { builderConfig, validate } from './builderConfig.ts'

it("the installer's configuration is valid by the builder's own schema", async () => {
  await expect(validate(await builderConfig())).resolves.toBeUndefined()
})

it.each([
  ['a misspelt key', { asarr: true }],
  ['a misspelt target', { linux: { targt: ['AppImage'] } }],
  ['a fuse that does not exist', { electronFuses: { runAsNod: false } }],
])('and %s in it would be refused', async (_what, planted) => {
  const config = { ...(await builderConfig()), ...planted }
  await expect(validate(config)).rejects.toThrow('Invalid configuration object')
})

it('the app holds what was built and the keychain’s two libraries: no sources, no tests, no other package', async () => {
  const { files, asarUnpack } = await builderConfig()
  const keychain = [
    'node_modules/keytar/{package.json,lib/**,build/Release/keytar.node}',
    'node_modules/@napi-rs/keyring*/**',
  ]
  expect(JSON.stringify(files)).toBe(
    JSON.stringify([{ filter: ['out/**', 'package.json', '!node_modules/**', ...keychain] }]),
  )
  // The system loads a native library from a file of its own only.
  expect(asarUnpack).toEqual(['node_modules/**'])
})
