import { setTimeout as sleep } from 'node:timers/promises'
// biome-ignore lint/style/noRestrictedImports: the floor is undici itself
import { Agent } from 'undici'
import { installation } from '../../../electron/installation.ts'
import { launch, type Vigil } from '../../../electron/launch.ts'
import { openLoopbackHost } from '../../../electron/loopback/openLoopbackHost.ts'
import { systemClock } from '../../../electron/systemClock.ts'
import { monitorContract } from '../../../shared/contract.ts'
import { serve } from '../../../shared/rpc/serve.ts'
import { demoOf } from '../../support/demoServers.ts'
import { vaultChildIn } from '../../support/startVaultChild.ts'
import { answerParent } from '../support/child.ts'

export type SellableQuestion =
  | { readonly ask: 'open'; readonly home: string; readonly rest: string }
  /** So many of one kind, `gap` ms apart: the broker's limit must not be what is measured. */
  | { readonly ask: 'ours' | 'floor'; readonly count: number; readonly gap: number }
  | { readonly ask: 'link' }

const credential = {
  appKey: 'A'.repeat(36),
  appSecret: 'S'.repeat(180),
  account: '50123456',
  product: '01',
}
const code = '360750'

async function open(home: string, rest: string) {
  const vigil = await launch(
    {
      home,
      clock: systemClock,
      notifier: 'window',
      log: { info: () => {}, warn: (message) => void process.stderr.write(`${message}\n`) },
      version: installation.version,
      startVaultChild: vaultChildIn({}),
      flags: { demo: true, servers: {} },
    },
    async () => demoOf({ kis: { rest, credential } }),
  )
  for await (const batch of vigil.api.sessions(undefined))
    if (batch.some(({ broker, facts }) => broker === 'kis' && facts?.token.kind === 'valid')) break
  const host = await openLoopbackHost({
    folder: installation.pages,
    now: () => performance.now(),
    onPort: (port) => serve(monitorContract, vigil.api, port),
    onReuse: () => {},
    onRefused: () => {},
  })
  return { vigil, mintLink: () => host.mintLink(), bare: bareRequest(rest) }
}

/** The same request as barely as it can be made: undici, the same headers, JSON.parse. */
function bareRequest(rest: string) {
  const agent = new Agent()
  const query = new URLSearchParams({
    CANO: credential.account,
    ACNT_PRDT_CD: credential.product,
    PDNO: code,
  })
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    authorization: 'Bearer bench',
    appkey: credential.appKey,
    appsecret: credential.appSecret,
    tr_id: 'TTTC8408R',
    tr_cont: '',
    custtype: 'P',
  }
  const path = `/uapi/domestic-stock/v1/trading/inquire-psbl-sell?${query}`
  return async () => {
    const { body } = await agent.request({ origin: rest, path, method: 'GET', headers })
    const { output } = JSON.parse(await body.text())
    if (output.ord_psbl_qty !== '2') throw new Error('The server answered something else.')
  }
}

async function check(vigil: Vigil): Promise<void> {
  const answer = await vigil.api.checkSellable({ code })
  const sellable = answer.kind === 'answered' ? answer.quantity?.sellable : undefined
  if (sellable?.kind !== 'sent' || sellable.value !== 2)
    throw new Error(`No answer: ${JSON.stringify(answer)}`)
}

/** Each one's time, ms. */
async function times(count: number, gap: number, one: () => Promise<void>): Promise<number[]> {
  const taken: number[] = []
  for (let n = 0; n < count; n++) {
    await sleep(gap)
    const startedAt = performance.now()
    await one()
    taken.push(performance.now() - startedAt)
  }
  return taken
}

let opened: Awaited<ReturnType<typeof open>> | undefined

answerParent<SellableQuestion>(async (question) => {
  if (question.ask === 'open') {
    opened = await open(question.home, question.rest)
    return null
  }
  if (!opened) throw new Error('Nothing was opened.')
  const { vigil, bare, mintLink } = opened
  if (question.ask === 'link') return mintLink()
  return times(question.count, question.gap, question.ask === 'ours' ? () => check(vigil) : bare)
})
