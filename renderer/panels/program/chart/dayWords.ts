import type { TFunction } from 'i18next'
import type { Hole, ProgramLine } from '../../../../shared/domain/programSeries.ts'
import { kstTime } from '../../../../shared/domain/time.ts'
import { hourAndMinute } from './axes.ts'
import { type NetUnit, netText } from './netText.ts'
import type { NamedLine } from './useNamed.ts'

interface DayTold {
  readonly lines: readonly NamedLine[]
  readonly holes: readonly Hole[]
  readonly unit: NetUnit
}

/** More spans than anybody listens to. */
const mostSpans = 5

/** The day in words for who cannot see it: a sentence a line, and when nothing was received. */
export function spokenDay({ lines, holes, unit }: DayTold, t: TFunction): string {
  return [
    ...lines.map(({ name, line }) => spokenLine(name, line, unit, t)),
    t('programChart.spoken.unit', { unit: t(`programChart.${unit}`) }),
    ...(holes.length > 0 ? [spokenHoles(holes, t)] : []),
  ].join(' ')
}

function spokenLine(name: string, { segments }: ProgramLine, unit: NetUnit, t: TFunction): string {
  const known = segments.flat()
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return t('programChart.spoken.none', { name })
  const begun = { name, from: kstTime(first.at), first: netText(first.value, unit) }
  if (known.length === 1) return t('programChart.spoken.one', begun)
  const high = known.reduce((one, other) => (isLess(one.value, other.value) ? other : one))
  const low = known.reduce((one, other) => (isLess(other.value, one.value) ? other : one))
  return t('programChart.spoken.line', {
    ...begun,
    until: kstTime(last.at),
    last: netText(last.value, unit),
    highAt: kstTime(high.at),
    high: netText(high.value, unit),
    lowAt: kstTime(low.at),
    low: netText(low.value, unit),
  })
}

/** Numbers settle it faster, and exactly, but where they are too long to differ. */
function isLess(one: string, other: string): boolean {
  const difference = Number(one) - Number(other)
  return difference === 0 ? one !== other && BigInt(one) < BigInt(other) : difference < 0
}

function spokenHoles(holes: readonly Hole[], t: TFunction): string {
  const spans = holes
    .slice(0, mostSpans)
    .map(({ from, until }) =>
      t('programChart.span', { from: hourAndMinute(from), until: hourAndMinute(until) }),
    )
    .join(', ')
  const rest = holes.length - mostSpans
  const told = rest > 0 ? t('programChart.spoken.more', { spans, n: rest }) : spans
  return t('programChart.spoken.holes', { n: holes.length, spans: told })
}
