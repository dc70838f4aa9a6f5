import { useTranslation } from 'react-i18next'
import { mismatchesOf } from '../../../../shared/domain/programSums.ts'
import {
  ProgramKind,
  ProgramSide,
  type ProgramTrades,
  ProgramUnit,
} from '../../../../shared/domain/programTrade.ts'
import { FigureText, Off } from '../MatrixCell.tsx'
import styles from '../matrix.module.css'
import { isOff } from '../mismatchWords.ts'

/** As received: whether 천주 and 백만원 are meant is in no document. */
const asReceived = { unit: 'quantity', moneyUnit: 'million' } as const

interface IssueGridProps {
  readonly trades: ProgramTrades
  readonly old: boolean
}

/** The eighteen figures of one issue. */
export function IssueGrid({ trades, old }: IssueGridProps) {
  const { t } = useTranslation()
  const broken = mismatchesOf(trades)
  return (
    <div className={styles.scroller} data-old={old}>
      <table className={styles.table} aria-label={t('program.issue.table')}>
        <thead className={styles.head}>
          <tr>
            <td className={styles.name} />
            {ProgramUnit.options.map((unit) => (
              <th key={unit} scope="colgroup" colSpan={ProgramSide.options.length} className={styles.kind}>
                {t(`program.unit.${unit}`)}
              </th>
            ))}
          </tr>
          <tr>
            <th scope="col" className={styles.name}>
              {t('program.issue.kind')}
            </th>
            {ProgramUnit.options.flatMap((unit) =>
              ProgramSide.options.map((side) => (
                <th key={`${unit} ${side}`} scope="col" className={styles.side} data-side={side}>
                  {t(`program.side.${side}`)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {ProgramKind.options.map((kind) => (
            <tr key={kind} className={styles.row}>
              <th scope="row" className={styles.name}>
                {t(`program.kind.${kind}`)}
              </th>
              {ProgramUnit.options.flatMap((unit) =>
                ProgramSide.options.map((side) => (
                  <td key={`${unit} ${side}`} className={styles.cell} data-side={side}>
                    <FigureText figure={trades[kind][unit][side]} side={side} shown={asReceived} />
                    {broken.some((one) => one.unit === unit && isOff(one, { kind, side })) && <Off />}
                  </td>
                )),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
