import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { sellVerdict } from '../../../shared/domain/sellVerdict.ts'
import type { VolatilityInterruption } from '../../../shared/domain/volatilityInterruption.ts'
import { useSlice } from '../../app/context.ts'
import { useGone } from '../../parts/useGone.ts'
import { useMask } from '../../parts/useMask.ts'
import { realCalendar } from '../../stores/calendar.ts'
import { issuesKnown } from '../../stores/issuesKnown.ts'
import { useTroubleText } from '../connection/useTroubleText.ts'
import { type SellSurroundings, sellFactsOf } from '../sell/sellFacts.ts'
import { explanationOf, explanationText } from './explanation.ts'
import type { ShownRow } from './HoldingsRow.tsx'
import { heldElsewhere, namesIn } from './heldElsewhere.ts'
import { type HoldingRow, holdingRows, type Judged } from './holdingRows.ts'
import { codesOf } from './holdingsActions.ts'
import { sortRows } from './sortRows.ts'

/** The table's rows in its order, judged as the card judges them. They move with the clock: an answer grows old by itself. */
export function useHoldingRows(): readonly ShownRow[] {
  const { t } = useTranslation()
  const state = useSlice('holdings', (holdings) => holdings)
  const settings = useSlice('settings', ({ value }) => value)
  const book = useSlice('accounts', ({ value }) => value)
  const codes = useMemo(() => codesOf(state, settings, book), [state, settings, book])
  const elsewhere = useMemo(
    () => heldElsewhere(book, state.rows === null ? null : state.rows.source.broker),
    [book, state.rows],
  )
  const around = useSurroundings(codes)
  const troubleText = useTroubleText('kis')
  const recent = useSlice('sellCheck', (check) => check.recent)
  const names = useMemo(() => {
    const interruptions = [...(around.byCode?.values() ?? [])].flat()
    const known = issuesKnown({ recent, holdings: [], interruptions })
    return new Map(known.map(({ code, name }) => [code, name]))
  }, [recent, around.byCode])
  const listed = useSlice('instruments', (instruments) => instruments.byCode)
  const toldNames = useMemo(() => namesIn(book), [book])
  const mask = useMask()
  const rows = holdingRows(state, {
    codes,
    nameOf: (code) => names.get(code) ?? toldNames.get(code) ?? listed.get(code)?.name ?? null,
    elsewhereOf: (code) => elsewhere.get(code) ?? [],
    judge: (row) => judged(around, row),
  })
  const words = { t, troubleText, now: around.clock.market, skew: around.line.skew }
  const shown = new Map(
    rows.map((row) => {
      const bare = explanationOf(row, { ...words, mask: (text) => text })
      return [row, { row, bare, explanation: explanationOf(row, { ...words, mask }) }]
    }),
  )
  const textOf = (row: HoldingRow) => explanationText(shown.get(row)?.bare ?? { code: null, parts: [] }, t)
  return sortRows(rows, state.sort, textOf).flatMap((row) => shown.get(row) ?? [])
}

type Surroundings = Omit<SellSurroundings, 'interruptions'> & {
  /** `null` until the day's have been told. */
  readonly byCode: ReadonlyMap<string, readonly VolatilityInterruption[]> | null
}

/** Each row gets only what is its own: thousands of rows that look through everything would take a second. */
function judged(
  { byCode, holdings, ...around }: Surroundings,
  { issue: { code }, balance, heard }: Pick<HoldingRow, 'issue' | 'balance' | 'heard'>,
): Judged {
  const facts = sellFactsOf(
    {
      ...around,
      interruptions: byCode && (byCode.get(code) ?? []),
      holdings: holdings && { ...holdings, holdings: [...balance] },
    },
    { code, answer: heard?.answer ?? null, leaps: heard?.leaps ?? 0, planned: null },
  )
  return { stale: facts.stale, verdict: sellVerdict(facts), reconciliation: facts.reconciliation }
}

function useSurroundings(codes: readonly string[]): Surroundings {
  const clock = useSlice('clock', (state) => state)
  const calendar = realCalendar(useSlice('calendar', ({ value }) => value))
  const session = useSlice('sessions', ({ kis }) => kis)
  const feed = useSlice('health', ({ value }) => value?.environment)
  const link = useSlice('links', ({ kiwoom }) => kiwoom)
  const line = useSlice('line', (state) => state)
  const holdings = useSlice('holdings', ({ rows }) => rows)
  const gone = useGone()
  const mine = useMemo(() => createChoice(codes), [codes])
  const interruptions = useSlice('interruptions', ({ date, newestFirst }) =>
    date === null ? null : mine(newestFirst),
  )
  const byCode = useMemo(
    () => interruptions && Map.groupBy(interruptions, ({ issue }) => issue.code),
    [interruptions],
  )
  return { clock, calendar, session, feed, link, line, holdings, gone, byCode }
}

/** Those of the given issues. While they stay the same, so does the list: other issues' storms re-render nothing. */
function createChoice(codes: readonly string[]) {
  const wanted = new Set(codes)
  let last: readonly VolatilityInterruption[] = []
  return (all: readonly VolatilityInterruption[]): readonly VolatilityInterruption[] => {
    const chosen = all.filter(({ issue }) => wanted.has(issue.code))
    const same = chosen.length === last.length && chosen.every((one, index) => one === last[index])
    if (!same) last = chosen
    return last
  }
}
