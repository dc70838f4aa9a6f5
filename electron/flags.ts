import { parseArgs } from 'node:util'
import type { BrokerId } from '../shared/domain/instrument.ts'
import type { Brokerage, Endpoints } from './monitor/broker.ts'

/** What a start was asked for. */
export interface Flags {
  /** Begin in the demo, whatever profile was used last. */
  readonly demo: boolean
  readonly servers: Brokerage['overrides']
  /** Browser host only: open a window, or not; `undefined`: if there is a display. */
  readonly open: boolean | undefined
  /** Browser host only. */
  readonly port: number | undefined
}

export type ParsedFlags =
  | { readonly kind: 'flags'; readonly flags: Flags }
  | { readonly kind: 'wrong'; readonly sentence: string }

const options = {
  demo: { type: 'boolean' },
  open: { type: 'boolean' },
  port: { type: 'string' },
  'kis-url': { type: 'string' },
  'kiwoom-url': { type: 'string' },
  'kiwoom-ws-url': { type: 'string' },
  'koscom-url': { type: 'string' },
} as const

/** Which endpoint each flag replaces, and how its address begins. */
const addresses = [
  { flag: 'kis-url', broker: 'kis', end: 'rest', schemes: ['http:', 'https:'] },
  { flag: 'kiwoom-url', broker: 'kiwoom', end: 'rest', schemes: ['http:', 'https:'] },
  { flag: 'kiwoom-ws-url', broker: 'kiwoom', end: 'socket', schemes: ['ws:', 'wss:'] },
  { flag: 'koscom-url', broker: 'koscom', end: 'rest', schemes: ['http:', 'https:'] },
] as const

/** Reads the command line. What it cannot use, it says; what is not ours it refuses, or leaves to Chromium. */
export function parseFlags(args: readonly string[], foreign: 'refused' | 'ignored' = 'refused'): ParsedFlags {
  const strict = foreign === 'refused'
  try {
    const { values } = parseArgs({
      args: [...args],
      options,
      strict,
      allowNegative: true,
      allowPositionals: !strict,
    })
    return checked(values)
  } catch (error) {
    return wrong(error instanceof Error ? error.message : 'unreadable arguments')
  }
}

function checked(values: Partial<Record<keyof typeof options, unknown>>): ParsedFlags {
  const servers: Partial<Record<BrokerId, Partial<Endpoints>>> = {}
  for (const { flag, broker, end, schemes } of addresses) {
    const address = values[flag]
    if (typeof address !== 'string') continue
    const url = URL.canParse(address) ? new URL(address) : undefined
    if (!url || !schemes.some((scheme) => scheme === url.protocol))
      return wrong(`--${flag} must be an address that begins with ${schemes.join('// or ')}//`)
    servers[broker] = { ...servers[broker], [end]: address.replace(/\/+$/, '') }
  }
  const port = values.port === undefined ? undefined : Number(values.port)
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536))
    return wrong('--port must be a number from 0 to 65535')
  const open = typeof values.open === 'boolean' ? values.open : undefined
  return { kind: 'flags', flags: { demo: values.demo === true, servers, open, port } }
}

function wrong(reason: string): ParsedFlags {
  return { kind: 'wrong', sentence: `명령을 읽을 수 없습니다 · Cannot start: ${reason}` }
}
