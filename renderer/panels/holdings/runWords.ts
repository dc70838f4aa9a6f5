import type { TFunction } from 'i18next'
import type { HoldingsRun } from '../../stores/holdings.ts'

/** "5종목 중 4 확인 · 확인 불가 1". What gave no quantity is never counted as confirmed. */
export function runWords(run: HoldingsRun, t: TFunction): string {
  const total = run.codes.length
  const left = run.left.length
  const words = t(`holdings.progress.${run.end ?? 'running'}`, { total, confirmed: run.confirmed, left })
  const unknown = total - left - run.confirmed
  return unknown > 0 ? `${words} · ${t('holdings.progress.unknown', { n: unknown })}` : words
}
