import type { BrokerId } from '../../domain/instrument.ts'
import { kis as kisEn } from './kis.en.ts'
import { kis } from './kis.ko.ts'
import { kiwoom as kiwoomEn } from './kiwoom.en.ts'
import { kiwoom } from './kiwoom.ko.ts'
import { koscom as koscomEn } from './koscom.en.ts'
import { koscom } from './koscom.ko.ts'
import type { Words } from './words.ts'

/** What is known of one broker's codes, by code. */
export type Refusals = Readonly<Record<string, Words>>

export const ko: Readonly<Record<BrokerId, Refusals>> = { kis, kiwoom, koscom }
export const en: Readonly<Record<BrokerId, Refusals>> = { kis: kisEn, kiwoom: kiwoomEn, koscom: koscomEn }
