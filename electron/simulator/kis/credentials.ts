import { type Random, randomDigits, randomText, wholeBetween } from '../random.ts'

export interface Credential {
  /** 36 characters. */
  readonly appKey: string
  /** 180 characters. */
  readonly appSecret: string
  /** CANO, eight digits. */
  readonly account: string
  /** ACNT_PRDT_CD, two digits. */
  readonly product: string
}

/** What a corporate customer (법인) sends in headers on top. */
export interface CorporateCredential extends Credential {
  /** 고객식별키 */
  readonly personalSecKey: string
  /** seq_no */
  readonly sequence: string
  readonly phone: string
  readonly ip: string
  /** Twelve hexadecimal digits. */
  readonly mac: string
}

export function inventCredential(random: Random): Credential {
  return {
    appKey: `PS${randomText(random, 34)}`,
    appSecret: randomText(random, 180),
    account: `50${randomDigits(random, 6)}`,
    product: '01',
  }
}

export function inventCorporateCredential(random: Random): CorporateCredential {
  return {
    ...inventCredential(random),
    personalSecKey: randomText(random, 180),
    sequence: '001',
    phone: `010${randomDigits(random, 8)}`,
    // A block that is kept for documents: nobody's address.
    ip: `203.0.113.${wholeBetween(random, 1, 254)}`,
    mac: `02${randomDigits(random, 10)}`,
  }
}
