import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgramLine } from '../../../../shared/domain/programSeries.ts'
import type { Investor } from './InvestorChoice.tsx'

export interface NamedLine {
  readonly line: ProgramLine
  readonly name: string
}

/** The lines with what they are called: 전체, 차익, 비차익, or the investor. */
export function useNamed(
  lines: readonly ProgramLine[],
  investors: readonly Investor[],
): readonly NamedLine[] {
  const { t } = useTranslation()
  return useMemo(
    () => lines.map((line) => ({ line, name: nameOf(line, investors, t) })),
    [lines, investors, t],
  )
}

function nameOf({ code, kind }: ProgramLine, investors: readonly Investor[], t: TFunction): string {
  if (code === null) return t(`programChart.${kind}`)
  return investors.find((one) => one.code === code)?.name ?? code
}
