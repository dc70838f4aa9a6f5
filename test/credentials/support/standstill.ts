import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { VaultState } from '../../../shared/domain/vault.ts'

export interface HostReport {
  /** How long the event loop stood still at most, ms. */
  readonly longestStandstill: number
  readonly filesRead: number
  readonly states: readonly VaultState[]
}

/** Watches the event loop of this process while it works, and tells the parent. */
export async function reportStandstill(
  work: () => Promise<Omit<HostReport, 'longestStandstill'>>,
): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const done = await work()
  delay.disable()
  const report: HostReport = { ...done, longestStandstill: delay.max / 1e6 }
  process.send?.(report)
  if (process.connected) process.disconnect()
}
