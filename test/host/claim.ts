import { claimInstance } from '../../electron/instance.ts'

/** A Vigil that does nothing but be there: `node claim.ts HOME`. */
const instance = await claimInstance({
  home: process.argv[2] ?? '',
  onSecondStart: async () => `opened by ${process.pid}`,
})
process.stdout.write(`${instance.kind === 'first' ? 'first' : instance.answer}\n`)
if (instance.kind === 'second') process.exit(0)
setInterval(() => {}, 1000)
