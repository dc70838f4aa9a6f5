import { loadNapiKeyring } from '../../../electron/credentials/napiKeyring.ts'
import { serveVault } from '../../../electron/credentials/serveVault.ts'

serveVault([loadNapiKeyring])
