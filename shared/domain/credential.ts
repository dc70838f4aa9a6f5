import { z } from 'zod'
import { BrokerId } from './instrument.ts'
import type { Secret } from './secret.ts'
import type { FieldProblem } from './trouble.ts'

/** Which of a broker's servers, or a server in their place. Demo needs no keys. */
export const ServerChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('real') }),
  /** 모의투자. Knows neither sellable quantities nor program trade. */
  z.object({ kind: z.literal('mock') }),
  z.object({ kind: z.literal('demo') }),
  z.object({
    kind: z.literal('custom'),
    /** Scheme, host and port. */
    rest: z.string().max(300),
    /** For brokers with a realtime feed. */
    socket: z.string().max(300).nullable(),
  }),
])
export type ServerChoice = z.infer<typeof ServerChoice>

/** `secret`: typed hidden, shown as a fingerprint. `masked`: typed openly, shown as its ends. `plain`: shown whole. */
export type FieldKind = 'secret' | 'masked' | 'plain'

export interface CredentialField {
  readonly id: string
  readonly kind: FieldKind
  /** What a value must look like. */
  readonly pattern: RegExp
  /** Characters it must have; `null`: not fixed. */
  readonly length: number | null
  /** Only asked of corporate customers of KIS (법인). */
  readonly corporate?: true
  readonly optional?: true
  /** Blanks at the ends belong to it: Koscom's ci begins with one. */
  readonly untrimmed?: true
  /** Filled in before anybody typed. */
  readonly preset?: string
}

const hardwareAddress = /^([0-9A-Fa-f]{2}[:-]?){5}[0-9A-Fa-f]{2}$/
const networkAddress = /^\d{1,3}(\.\d{1,3}){3}$/

/**
 * What each broker wants to know, in the order in which it is asked.
 * KIS: 앱키 36 and 앱시크릿 180 characters, account as CANO and product code; corporate headers after the API guide.
 */
export const credentialFields: Readonly<Record<BrokerId, readonly CredentialField[]>> = {
  kis: [
    { id: 'customer', kind: 'plain', pattern: /^[PB]$/, length: 1, preset: 'P' },
    { id: 'appKey', kind: 'secret', pattern: /^\S+$/, length: 36 },
    { id: 'appSecret', kind: 'secret', pattern: /^\S+$/, length: 180 },
    { id: 'account', kind: 'masked', pattern: /^\d{8}$/, length: 8 },
    { id: 'product', kind: 'plain', pattern: /^\d{2}$/, length: 2, preset: '01' },
    { id: 'personalSecKey', kind: 'secret', pattern: /^\S{1,180}$/, length: null, corporate: true },
    {
      id: 'sequence',
      kind: 'plain',
      pattern: /^[0-9A-Z]{1,3}$/,
      length: null,
      corporate: true,
      preset: '001',
    },
    { id: 'phone', kind: 'masked', pattern: /^\d{9,12}$/, length: null, corporate: true },
    { id: 'ip', kind: 'plain', pattern: networkAddress, length: null, corporate: true },
    { id: 'mac', kind: 'plain', pattern: hardwareAddress, length: null, corporate: true },
  ],
  kiwoom: [
    { id: 'appKey', kind: 'secret', pattern: /^\S{8,200}$/, length: null },
    { id: 'appSecret', kind: 'secret', pattern: /^\S{8,200}$/, length: null },
  ],
  koscom: [
    { id: 'clientId', kind: 'secret', pattern: /^\S{4,200}$/, length: null },
    { id: 'clientSecret', kind: 'secret', pattern: /^\S{4,200}$/, length: null },
    {
      id: 'redirect',
      kind: 'plain',
      pattern: /^https?:\/\/\S+$/,
      length: null,
      preset: 'http://127.0.0.1:17860/koscom',
    },
    { id: 'company', kind: 'plain', pattern: /^[ 0-9A-Z]{5,6}$/, length: null, untrimmed: true },
    { id: 'service', kind: 'plain', pattern: /^[0-9A-Za-z]{1,10}$/, length: null },
    { id: 'brokerName', kind: 'plain', pattern: /^[a-z]{2,30}$/, length: null },
    { id: 'ci', kind: 'secret', pattern: /^[ -~]{88,89}$/, length: null, untrimmed: true },
    { id: 'account', kind: 'masked', pattern: /^\d{18}$/, length: 18 },
    { id: 'ip', kind: 'plain', pattern: networkAddress, length: null },
    { id: 'mac', kind: 'plain', pattern: hardwareAddress, length: null },
  ],
}

/** What is asked of this customer: the corporate fields of KIS only of a corporate one. */
export function fieldsFor(broker: BrokerId, customer: string | null): readonly CredentialField[] {
  return credentialFields[broker].filter((field) => !field.corporate || customer === 'B')
}

/** Everything of one broker that must not be shown, and what belongs to it; by field id. */
export type CredentialValues = Readonly<Record<string, Secret>>

/**
 * What the user typed. A field that is left out keeps what was typed before or is stored.
 * It goes one way: no answer of the contract carries a value back.
 */
export const CredentialForm = z.object({
  broker: BrokerId,
  server: ServerChoice,
  values: z.record(z.string().max(40), z.string().max(1000)),
})
export type CredentialForm = z.infer<typeof CredentialForm>

/** The first thing that is wrong with each field; empty: fit to be tried. */
export function problemsOf(
  broker: BrokerId,
  typed: (field: string) => string | undefined,
): readonly FieldProblem[] {
  return fieldsFor(broker, typed('customer') ?? null).flatMap((field): FieldProblem[] => {
    const value = typed(field.id) ?? ''
    if (value === '') return field.optional ? [] : [{ field: field.id, problem: 'missing' }]
    if (field.length !== null && value.length !== field.length)
      return [{ field: field.id, problem: 'length' }]
    return field.pattern.test(value) ? [] : [{ field: field.id, problem: 'characters' }]
  })
}

/** The beginning and the end of an account number, for the screen: "5012••••", "1606••••0001". */
export function masked(account: string): string {
  const shown = account.length > 12 ? account.slice(-4) : ''
  return `${account.slice(0, 4)}••••${shown}`
}
