import type { BareClient, ViEntry } from './bareClient.ts'

/** Registers items for 주식체결, a hundred at a time, and answers the codes told. */
export async function registerTrades(client: BareClient, items: readonly string[]): Promise<unknown[]> {
  const codes: unknown[] = []
  for (let n = 0; n < items.length; n += 100) {
    const from = client.heard.length
    const data = [{ item: items.slice(n, n + 100), type: ['0B'] }]
    client.say({ trnm: 'REG', grp_no: '2', refresh: '1', data })
    codes.push((await client.hears('REG', from)).return_code)
  }
  return codes
}

export async function removeTrades(client: BareClient, items: readonly string[]): Promise<unknown> {
  const from = client.heard.length
  client.say({ trnm: 'REMOVE', grp_no: '2', data: [{ item: items, type: ['0B'] }] })
  return (await client.hears('REMOVE', from)).return_code
}

/** Entries of one type heard so far. */
export function entriesOf(client: BareClient, type: '0B' | '1h'): readonly ViEntry[] {
  return client.vis().filter((entry) => entry.type === type)
}

/** A figure whose sign tells a direction. */
export function magnitude(text: string | undefined): number {
  return Number(`${text}`.replace(/^[+-]/, ''))
}
