import { messagePort } from '../../../renderer/ports/messagePort.ts'
import { monitorContract } from '../../../shared/contract.ts'
import { serve } from '../../../shared/rpc/serve.ts'
import { playMonitor } from '../load/playedMonitor.ts'
import { type TickOrder, tickOf } from '../load/tickNews.ts'

/** The monitor's part in a thread of its own: makes ticks at a rate, and tells them. */

/** How often it makes those that are due, ms. */
const step = 4

const now = () => performance.timeOrigin + performance.now()
let perSecond = 0

addEventListener('message', ({ data }: MessageEvent<TickOrder>) => {
  if (data.order === 'rate') perSecond = data.perSecond
  else open(data)
})

function open({ port, issues, conflated, since }: Extract<TickOrder, { readonly order: 'open' }>): void {
  const { api, quotes } = playMonitor(issues, now)
  if (conflated) serve(monitorContract, api, messagePort(port))
  let made = 0
  let due = 0
  setInterval(() => {
    due += (perSecond * step) / 1000
    for (; due >= 1; due -= 1) {
      const at = now()
      const tick = tickOf(made++ % issues, Math.round(at - since), Math.round(at))
      if (conflated) quotes.publish(tick)
      else port.postMessage(JSON.stringify(tick))
    }
  }, step)
}
