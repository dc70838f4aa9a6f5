import type { BrokerId } from '../../../shared/domain/instrument.ts'

/** Every field that has words in the locales, in the order of the forms. */
export const fieldKeys = [
  'kis.appKey',
  'kis.appSecret',
  'kis.account',
  'kis.product',
  'kis.personalSecKey',
  'kis.sequence',
  'kis.phone',
  'kis.ip',
  'kis.mac',
  'kiwoom.appKey',
  'kiwoom.appSecret',
  'koscom.clientId',
  'koscom.clientSecret',
  'koscom.redirect',
  'koscom.company',
  'koscom.service',
  'koscom.brokerName',
  'koscom.ci',
  'koscom.account',
  'koscom.ip',
  'koscom.mac',
] as const

export type FieldKey = (typeof fieldKeys)[number]

/** Where a field's words stand under `credential`; `undefined`: it is chosen, not typed. */
export function fieldKey(broker: BrokerId, id: string): FieldKey | undefined {
  return fieldKeys.find((key) => key === `${broker}.${id}`)
}
