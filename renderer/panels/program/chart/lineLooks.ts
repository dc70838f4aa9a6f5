import type { SeriesChoice } from '../../../../shared/domain/programSeries.ts'

/** How a line is told from its neighbours without a hue: those mean a direction. */
export interface LineLook {
  readonly tone: 't1' | 't2'
  /** CSS pixels. */
  readonly width: number
  readonly dash: readonly number[]
}

/** As many investors as still can be told apart. */
export const mostInvestors = 5

const kinds: readonly LineLook[] = [
  { tone: 't1', width: 2, dash: [] },
  { tone: 't1', width: 1.25, dash: [5, 3] },
  { tone: 't2', width: 1.25, dash: [] },
]

const investors: readonly LineLook[] = [
  { tone: 't1', width: 2, dash: [] },
  { tone: 't1', width: 1.5, dash: [6, 4] },
  { tone: 't2', width: 1.25, dash: [] },
  { tone: 't1', width: 1.5, dash: [2, 3] },
  { tone: 't2', width: 1.5, dash: [10, 3, 2, 3] },
]

/** By line: 전체, 차익, 비차익, or the investors in the order chosen. */
export function lineLooks(by: SeriesChoice['by'], count: number): readonly LineLook[] {
  const looks = by === 'kind' ? kinds : investors
  return Array.from({ length: count }, (_, index) => looks[index % looks.length]).filter(
    (look) => look !== undefined,
  )
}
