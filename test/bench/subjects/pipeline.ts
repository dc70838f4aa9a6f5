import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { monitorContract } from '../../../shared/contract.ts'
import type { Port } from '../../../shared/rpc/port.ts'
import { serve } from '../../../shared/rpc/serve.ts'
import { launchVigil } from './launchVigil.ts'
import { runSubject } from './subject.ts'
import { createWitness } from './witness.ts'

/** The whole of Vigil but for its window: socket, decoder, monitor, journal, and the relay's encoding. */
runSubject(async ({ rest, socket, folder }) => {
  const { api } = await launchVigil(folder, { rest, socket })
  const witness = createWitness(api)
  serve(monitorContract, { ...api, interruptions: witness.interruptions }, pageThatOnlyAsksForMore())
  let kept = 0
  return {
    take: ({ last, copies }) => witness.until(last, copies),
    verify({ events, copies }) {
      kept += events
      const found = countOf(join(folder, 'journal-demo.sqlite'), copies)
      if (found !== kept) throw new Error(`The journal holds ${found} of ${kept} events.`)
    },
  }
})

/** A page that costs nothing: it asks for the feed, and for more each time. */
function pageThatOnlyAsksForMore(): Port {
  let tell: (message: string) => void = () => {}
  const next = JSON.stringify({ id: 1, next: true })
  return {
    send: () => queueMicrotask(() => tell(next)),
    onMessage(listener) {
      tell = listener
      queueMicrotask(() => tell(JSON.stringify({ id: 1, ask: 'interruptions' })))
    },
    onClose() {},
    close() {
      throw new Error('Vigil hung up on the page.')
    },
  }
}

/** Reads the file as another program would: only what is committed counts. */
function countOf(file: string, copies: number): number {
  using db = new DatabaseSync(file, { readOnly: true })
  const count = "SELECT count(*) AS n FROM interruption WHERE json_array_length(body, '$.venues') = ?"
  return Number(db.prepare(count).get(copies)?.n)
}
