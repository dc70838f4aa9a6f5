import { type ChangeEvent, useLayoutEffect, useRef, useState } from 'react'
import { sharesText } from '../../format/figures.ts'
import { useMask } from '../../parts/useMask.ts'
import styles from './amounts.module.css'

/** More digits than any count of shares has, and still an exact number. */
const mostDigits = 12

interface DigitsFieldProps {
  readonly id: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}

/** A count, shown with commas while it is typed; whatever is no digit is passed over. A mask lifts while it is typed. */
export function DigitsField({ id, value, onChange }: DigitsFieldProps) {
  const ref = useRef<HTMLInputElement>(null)
  // Digits behind the caret: they stay behind it when commas come and go.
  const behind = useRef<number | null>(null)
  const text = value === null ? '' : sharesText(value)
  const [focused, setFocused] = useState(false)
  const mask = useMask()
  useLayoutEffect(() => {
    if (behind.current === null || !ref.current) return
    const at = placeBefore(text, behind.current)
    behind.current = null
    ref.current.setSelectionRange(at, at)
  })
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const digits = digitsIn(target.value).slice(0, mostDigits)
    behind.current = digitsIn(target.value.slice(target.selectionEnd ?? target.value.length)).length
    onChange(digits === '' ? null : Number(digits))
  }
  return (
    <input
      ref={ref}
      id={id}
      className={styles.digits}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      value={focused || text === '' ? text : mask(text)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onChange={take}
    />
  )
}

function digitsIn(text: string): string {
  return text.replace(/\D/g, '')
}

/** Where in `text` so many digits are left to the right. */
function placeBefore(text: string, digits: number): number {
  let place = text.length
  for (let left = digits; left > 0 && place > 0; place--) {
    if (/\d/.test(text[place - 1] ?? '')) left--
  }
  return place
}
