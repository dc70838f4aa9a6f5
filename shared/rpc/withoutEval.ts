import { config } from 'zod'

/**
 * Imported first by a page whose policy forbids `eval`: zod would otherwise try it for its compiled
 * parsers, be refused, and leave an error in the console.
 */
config({ jitless: true })
