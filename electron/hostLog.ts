import type { Clock } from '../shared/domain/time.ts'
import type { Log } from './monitor/platform.ts'

/** One line each: time, level, sentence. What a broker sends stays on its one line. */
export function createHostLog(write: (line: string) => void, clock: Clock): Log {
  const line = (level: string, message: string) =>
    write(`${new Date(clock.now()).toISOString()} ${level} ${message.replaceAll(/[\r\n]+/g, ' ')}\n`)
  return {
    info: (message) => line('info', message),
    warn: (message) => line('warn', message),
  }
}
