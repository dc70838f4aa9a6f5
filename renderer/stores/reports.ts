import { createStore, type StoreApi } from 'zustand/vanilla'
import type { NoticeReport } from '../../shared/domain/notice.ts'

const kept = 20

/** What became of the last notices, newest first. */
export type ReportsStore = StoreApi<{ readonly reports: readonly NoticeReport[] }>

export function createReportsStore(): ReportsStore {
  return createStore<{ readonly reports: readonly NoticeReport[] }>(() => ({ reports: [] }))
}

/** A report of the same notice replaces the earlier one: a feed that starts anew repeats itself. */
export function mergeReports(
  before: readonly NoticeReport[],
  batch: readonly NoticeReport[],
): readonly NoticeReport[] {
  const byNotice = new Map([...before].reverse().map((report) => [report.noticeId, report]))
  for (const report of batch) byNotice.set(report.noticeId, report)
  return [...byNotice.values()].sort((a, b) => b.at - a.at).slice(0, kept)
}
