import { useEffect, useRef, useState } from 'react'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import { useApp } from '../../app/context.ts'
import { type CheckRun, withNews } from './checkRun.ts'

export interface SessionTest {
  readonly run: CheckRun | null
  readonly start: () => void
  readonly cancel: () => void
}

/** Tries a broker's session with what is kept. A closed panel waits for nothing, so it ends the test. */
export function useSessionTest(broker: BrokerId): SessionTest {
  const { api } = useApp()
  const [run, setRun] = useState<CheckRun | null>(null)
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])

  const end = (phase: CheckRun['phase']) => setRun((last) => last && { ...last, phase })
  const listen = async (signal: AbortSignal) => {
    try {
      for await (const batch of api.testSession({ broker }, signal))
        setRun((last) => last && withNews(last, broker, batch))
      end(signal.aborted ? 'cancelled' : 'ended')
    } catch {
      end(signal.aborted ? 'cancelled' : 'lost')
    }
    running.current = null
  }
  return {
    run,
    start() {
      if (running.current) return
      running.current = new AbortController()
      setRun({ phase: 'running', startedAt: Date.now(), checks: [] })
      void listen(running.current.signal)
    },
    cancel: () => running.current?.abort(),
  }
}
