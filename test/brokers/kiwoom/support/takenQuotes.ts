import type { QuoteSignal, QuoteSource } from '../../../../electron/monitor/broker.ts'
import { until } from '../../../support/until.ts'

/** Takes what the source tells, as the monitor does. */
export function taking(quotes: QuoteSource) {
  const batches: (readonly QuoteSignal[])[] = []
  const controller = new AbortController()
  let gate: PromiseWithResolvers<void> | undefined
  const done = (async () => {
    for await (const batch of quotes.watch(controller.signal)) {
      batches.push(batch)
      await gate?.promise
    }
  })()
  const signals = () => batches.flat()
  const told = {
    batches,
    signals,
    ticks: () => signals().flatMap((signal) => (signal.kind === 'tick' ? [signal.tick] : [])),
    registered: () =>
      signals()
        .flatMap((signal) => (signal.kind === 'registered' ? [signal.codes] : []))
        .at(-1) ?? [],
    unreadable: () => signals().filter(({ kind }) => kind === 'unreadable'),
    until: (words: string, codes: readonly string[]) =>
      until(words, () => told.registered().toSorted().join() === codes.toSorted().join()),
    hold(held: boolean) {
      gate?.resolve()
      gate = held ? Promise.withResolvers() : undefined
    },
    async [Symbol.asyncDispose]() {
      gate?.resolve()
      controller.abort()
      await done
    },
  }
  return told
}
