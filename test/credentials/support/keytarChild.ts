import { loadKeytar } from '../../../electron/credentials/keytar.ts'
import { serveVault } from '../../../electron/credentials/serveVault.ts'

serveVault([loadKeytar])
