import { createRequire } from 'node:module'
import type { Backend } from './backend.ts'

/** keytar: libsecret on Linux, the Keychain on macOS, the Credential Manager on Windows. */
export async function loadKeytar(): Promise<Backend> {
  // An ES import of it finds one of its three functions: they are not written so that Node could list them.
  const keytar: typeof import('keytar') = createRequire(import.meta.url)('keytar')
  return {
    name: 'keytar',
    get: (service, name) => keytar.getPassword(service, name),
    set: (service, name, secret) => keytar.setPassword(service, name, secret),
    async delete(service, name) {
      await keytar.deletePassword(service, name)
    },
  }
}
