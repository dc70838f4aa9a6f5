import { useEffect, useRef, useState } from 'react'
import type { CredentialForm } from '../../../shared/domain/credential.ts'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import { useApp } from '../../app/context.ts'
import { type Attempt, begun, noAttempt, over, told } from './attempt.ts'

type All = Readonly<Record<BrokerId, Attempt>>

export interface Attempts {
  readonly of: All
  /** One at a time for each broker. */
  readonly start: (form: CredentialForm) => void
  readonly cancel: (broker: BrokerId) => void
  readonly cancelAll: () => void
}

/** The tests of this page, by broker. They outlive a closed guide, their values do not live here. */
export function useAttempts(): Attempts {
  const { api } = useApp()
  const [of, setOf] = useState<All>({ kis: noAttempt, kiwoom: noAttempt, koscom: noAttempt })
  const running = useRef(new Map<BrokerId, AbortController>())
  const change = (broker: BrokerId, next: (attempt: Attempt) => Attempt) =>
    setOf((all) => ({ ...all, [broker]: next(all[broker]) }))
  const cancelAll = () => {
    for (const controller of running.current.values()) controller.abort()
  }
  useEffect(() => {
    const tests = running.current
    return () => {
      for (const controller of tests.values()) controller.abort()
    }
  }, [])

  const listen = async (form: CredentialForm, signal: AbortSignal) => {
    const { broker } = form
    try {
      for await (const batch of api.setUp(form, signal)) change(broker, (attempt) => told(attempt, batch))
    } catch {
      // Why it broke is the monitor's to log; that no end came is told below.
    }
    running.current.delete(broker)
    change(broker, (attempt) => over(attempt, signal.aborted ? 'cancelled' : 'lost'))
  }
  return {
    of,
    start(form) {
      if (running.current.has(form.broker)) return
      const controller = new AbortController()
      running.current.set(form.broker, controller)
      change(form.broker, (attempt) => begun(attempt, Object.keys(form.values), Date.now()))
      void listen(form, controller.signal)
    },
    cancel: (broker) => running.current.get(broker)?.abort(),
    cancelAll,
  }
}
