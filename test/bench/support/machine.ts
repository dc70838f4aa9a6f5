import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, release, totalmem, version } from 'node:os'

/** What the absolute figures hang on; the ratios should not. */
export function machineFacts() {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryMB: Math.round(totalmem() / 1e6),
    system: `${process.platform} ${release()}`,
    kernel: version(),
    node: process.versions.node,
    v8: process.versions.v8,
    sqlite: process.versions.sqlite ?? 'unknown',
    ws: (
      JSON.parse(readFileSync(new URL('../../../node_modules/ws/package.json', import.meta.url), 'utf8')) as {
        version: string
      }
    ).version,
    /** Runnable processes over the last minute, before the first bench: others at work blur the figures. */
    loadAverage: loadavg()[0] ?? Number.NaN,
  }
}
