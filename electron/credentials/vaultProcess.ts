import { loadKeytar } from './keytar.ts'
import { loadNapiKeyring } from './napiKeyring.ts'
import { serveVault } from './serveVault.ts'

serveVault([loadKeytar, loadNapiKeyring])
