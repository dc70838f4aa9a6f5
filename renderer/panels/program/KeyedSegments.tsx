import { Key } from '../../parts/Key.tsx'
import parts from '../../parts/parts.module.css'

interface KeyedSegmentsProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly text: string; readonly key?: string }[]
  readonly onChange: (value: V) => void
}

/** A choice whose keys are printed on it. */
export function KeyedSegments<V extends string>({ label, value, options, onChange }: KeyedSegmentsProps<V>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that browsers place by themselves
    <span role="group" aria-label={label} className={parts.segments}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={parts.segment}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.text}
          {option.key !== undefined && (
            <>
              {' '}
              <Key name={option.key} />
            </>
          )}
        </button>
      ))}
    </span>
  )
}
