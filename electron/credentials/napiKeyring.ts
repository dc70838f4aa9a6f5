import type { Backend } from './backend.ts'

/**
 * @napi-rs/keyring, held to the Secret Service on Linux. Left to itself, and always through its keytar-compatible
 * entry, it takes the kernel's keyring when there is no service, and that one is empty after a restart.
 */
export async function loadNapiKeyring(): Promise<Backend> {
  const { AsyncEntry } = await import('@napi-rs/keyring')
  const entry = (service: string, name: string) =>
    new AsyncEntry(service, name, { linux: { store: 'secret-service' } })
  return {
    name: 'napi-keyring',
    get: async (service, name) => (await entry(service, name).getPassword()) ?? null,
    set: (service, name, secret) => entry(service, name).setPassword(secret),
    async delete(service, name) {
      await entry(service, name).deletePassword()
    },
  }
}
