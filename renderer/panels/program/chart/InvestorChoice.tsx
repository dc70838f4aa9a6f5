import { useTranslation } from 'react-i18next'
import type { SeriesChoice } from '../../../../shared/domain/programSeries.ts'
import { ProgramKind } from '../../../../shared/domain/programTrade.ts'
import { Segments } from '../../../parts/Segments.tsx'
import styles from './chart.module.css'
import { mostInvestors } from './lineLooks.ts'

/** A class of investors by the name that the table has. */
export interface Investor {
  readonly code: string
  readonly name: string
}

type ByInvestor = Extract<SeriesChoice, { readonly by: 'investor' }>

interface InvestorChoiceProps {
  readonly choice: ByInvestor
  readonly investors: readonly Investor[]
  readonly onChoose: (choice: SeriesChoice) => void
}

export function InvestorChoice({ choice, investors, onChoose }: InvestorChoiceProps) {
  const { t } = useTranslation()
  const { codes, kind } = choice
  const full = codes.length >= mostInvestors
  const toggle = (code: string) =>
    onChoose({
      ...choice,
      codes: codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code],
    })
  return (
    <div className={styles.choice}>
      <Segments
        label={t('programChart.kindOf')}
        value={kind}
        options={ProgramKind.options.map((value) => ({ value, text: t(`programChart.${value}`) }))}
        onChange={(value) => onChoose({ ...choice, kind: value })}
      />
      <fieldset className={styles.investors} aria-label={t('programChart.investors')}>
        {investors.map(({ code, name }) => (
          <label key={code} className={styles.investor}>
            <input
              type="checkbox"
              checked={codes.includes(code)}
              disabled={full && !codes.includes(code)}
              onChange={() => toggle(code)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <span className={styles.meta}>{t('programChart.most', { n: mostInvestors })}</span>
    </div>
  )
}
