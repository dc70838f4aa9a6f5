import styles from './parts.module.css'

interface SegmentsProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly text: string; readonly lang?: string }[]
  readonly onChange: (value: V) => void
  readonly disabled?: boolean
}

export function Segments<V extends string>({ label, value, options, onChange, disabled }: SegmentsProps<V>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that browsers place by themselves
    <span role="group" aria-label={label} className={styles.segments}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          lang={option.lang}
          disabled={disabled}
          className={styles.segment}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.text}
        </button>
      ))}
    </span>
  )
}
