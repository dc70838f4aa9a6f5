import type { InterruptionNews } from '../../shared/contract.ts'
import type { Environment } from '../../shared/domain/instrument.ts'
import type { Gap } from '../../shared/domain/link.ts'
import type { VolatilityInterruption } from '../../shared/domain/volatilityInterruption.ts'

/** The day's VIs by issue, and when some may have been missed, as far as the VI watch has told. */
export interface InterruptedIssues {
  /** The issues that it changes something for; `null`: all of them. */
  take(news: InterruptionNews, environment: Environment): string | null
  takeGaps(gaps: readonly Gap[], environment: Environment): void
  of(code: string): readonly VolatilityInterruption[]
  gaps(): readonly Gap[]
  /** Both have been told of this environment. */
  isOf(environment: Environment): boolean
}

export function createInterruptedIssues(): InterruptedIssues {
  let byCode = new Map<string, VolatilityInterruption[]>()
  let of: Environment | null = null
  let gaps: { readonly of: Environment; readonly all: readonly Gap[] } | null = null

  function put(event: VolatilityInterruption): void {
    const others = byCode.get(event.issue.code)?.filter(({ id }) => id !== event.id) ?? []
    byCode.set(event.issue.code, [...others, event])
  }

  return {
    take(news, environment) {
      if (news.kind === 'changed') {
        put(news.interruption)
        return news.interruption.issue.code
      }
      of = environment
      byCode = new Map()
      for (const event of news.interruptions) put(event)
      return null
    },
    takeGaps(all, environment) {
      gaps = { of: environment, all }
    },
    of: (code) => byCode.get(code) ?? none,
    gaps: () => gaps?.all ?? [],
    isOf: (environment) => of === environment && gaps?.of === environment,
  }
}

const none: readonly VolatilityInterruption[] = []
