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

it('the app holds what was built and nothing else: no sources, no tests, no packages', async () => {
  const { files } = await builderConfig()
  expect(JSON.stringify(files)).toBe(
    JSON.stringify([{ filter: ['out/**', 'package.json', '!node_modules/**'] }]),
  )
})
