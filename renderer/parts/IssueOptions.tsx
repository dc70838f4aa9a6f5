import { useEffect, useRef } from 'react'
import type { Issue } from '../../shared/domain/instrument.ts'
import styles from './IssueOptions.module.css'

interface IssueOption {
  readonly issue: Issue
  /** Stands at the end of the line. */
  readonly note: string | null
}

interface IssueOptionsProps {
  readonly id: string
  readonly label: string
  readonly options: readonly IssueOption[]
  readonly active: number
  readonly onChoose: (issue: Issue) => void
  /** The list lies over a table: its codes step back as the table's do. */
  readonly overTable?: boolean
}

/** For `aria-activedescendant` of the field that owns the list. */
export function issueOptionId(list: string, place: number): string {
  return `${list}-${place}`
}

/** The issues that may be meant, under the field that is typed in. */
export function IssueOptions({ id, label, options, active, onChoose, overTable }: IssueOptionsProps) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active >= 0) ref.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div
      ref={ref}
      id={id}
      className={styles.options}
      role="listbox"
      aria-label={label}
      data-over-table={overTable}
    >
      {options.map(({ issue, note }, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field that owns the list takes its keys
        <div
          key={issue.code}
          id={issueOptionId(id, place)}
          className={styles.option}
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          // The focus stays in the field.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(issue)}
        >
          <span className={styles.name}>{issue.name ?? issue.code}</span>
          {issue.name !== null && <span className={styles.code}>{issue.code}</span>}
          {note !== null && <span className={styles.note}>{note}</span>}
        </div>
      ))}
    </div>
  )
}
