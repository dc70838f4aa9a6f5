import { ProgramKind } from '../../../shared/domain/programTrade.ts'
import { useWords } from '../../app/context.ts'
import styles from './matrix.module.css'
import type { MatrixColumn } from './programRows.ts'

/** 전체, 차익, 비차익; under each, what there is room for. */
export function MatrixHead({ columns }: { readonly columns: readonly MatrixColumn[] }) {
  const t = useWords()
  const span = columns.length / ProgramKind.options.length
  return (
    <thead className={styles.head}>
      <tr aria-rowindex={1}>
        <td className={styles.name} />
        {ProgramKind.options.map((kind) => (
          <th key={kind} scope="colgroup" colSpan={span} className={styles.kind}>
            {t(`program.kind.${kind}`)}
          </th>
        ))}
      </tr>
      <tr aria-rowindex={2}>
        <th scope="col" aria-colindex={1} className={styles.name}>
          {t('program.column.investor')}
        </th>
        {columns.map(({ kind, side }, at) => (
          <th
            key={`${kind} ${side}`}
            scope="col"
            aria-colindex={at + 2}
            className={styles.side}
            data-side={side}
          >
            {t(`program.side.${side}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}
