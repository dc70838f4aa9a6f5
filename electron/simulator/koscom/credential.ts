import { type Random, randomDigits, randomText, randomUuid, wholeBetween } from '../random.ts'

export interface Credential {
  /** The API key, too. */
  readonly clientId: string
  readonly clientSecret: string
  /** The callback address that the service was registered with. */
  readonly redirect: string
  /** comId */
  readonly company: string
  /** srvId */
  readonly service: string
  /** 증권사단축명, as it stands in the path. */
  readonly brokerName: string
  /** 연계정보: 88 bytes, the first one a blank. */
  readonly ci: string
  /** 가상계좌번호, 18 digits. */
  readonly account: string
  readonly ip: string
  /** Twelve hexadecimal digits. */
  readonly mac: string
}

export function inventCredential(random: Random): Credential {
  const hex = () => randomUuid(random).replaceAll('-', '')
  return {
    clientId: `l7xx${hex()}`,
    clientSecret: hex(),
    redirect: 'http://127.0.0.1:17860/koscom',
    company: 'F0995',
    service: '297',
    brokerName: 'diamond',
    ci: ` ${randomText(random, 85)}==`,
    account: inventAccount(random),
    // A block that is kept for documents: nobody's address.
    ip: `203.0.113.${wholeBetween(random, 1, 254)}`,
    mac: `02${randomDigits(random, 10)}`,
  }
}

export function inventAccount(random: Random): string {
  return `16${randomDigits(random, 12)}0099`
}
