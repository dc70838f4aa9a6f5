import type { Answer } from '../../../shared/domain/answer.ts'
import type { OnPages } from '../../monitor/broker.ts'
import type { Exchange } from '../../net/conversation.ts'
import type { Access } from '../common/access.ts'
import { counted } from '../common/pages.ts'
import { revealed } from '../common/values.ts'
import { type AccountAsker, accountPath, encodeAccount, openAccount } from './envelope.ts'
import { type Layout, type Page, type Rows, readPage } from './listing.ts'
import type { AssetType } from './pageEnd.ts'
import { everyAsset, typesFor, type Whole } from './pages.ts'

export interface ListQuestion<R extends Rows, A> {
  readonly path: string
  /** The name of the request's own part. */
  readonly part: string
  readonly more: object
  readonly layout: Layout<R>
  readonly finish: (whole: Whole<R>) => A
}

/** A question about all assets of an account, in as many requests as its broker wants. */
export function accountSource<R extends Rows, A>(
  access: Access,
  asker: AccountAsker,
  { path, part, more, layout, finish }: ListQuestion<R, A>,
): { readonly question: string; ask(signal: AbortSignal, onPages?: OnPages): Promise<Answer<A>> } {
  const question = accountPath(asker, path)
  const exchange = (assetType: AssetType, page: string): Exchange<Page<R>> =>
    access.guarded({
      name: question,
      queue: access.queues.of('account'),
      lane: 'list',
      encode(token, signal) {
        const content = { queryType: { assetType, ...more, count: 0, page } }
        return encodeAccount(asker, { path, part, content }, token, signal)
      },
      decode(reply) {
        const opened = openAccount(reply, asker)
        return opened.kind === 'answered' ? readPage(opened.answer, layout, assetType) : opened
      },
    })
  return {
    question,
    async ask(signal, onPages) {
      const types = typesFor(revealed(asker.values, 'brokerName'))
      const ask = (type: AssetType, page: string) => access.conversation.ask(exchange(type, page), signal)
      const whole = await everyAsset<R>(counted(ask, onPages), types)
      return whole.kind === 'answered' ? { ...whole, answer: finish(whole.answer) } : whole
    },
  }
}
