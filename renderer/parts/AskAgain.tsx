import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { Button } from './Button.tsx'
import styles from './parts.module.css'

interface AskAgainProps {
  readonly question: ReactNode
  readonly yes: string
  readonly no: string
  readonly onYes: () => void
  readonly onNo: () => void
}

/** Asks once more, in place. "No" has the focus, so that Enter pressed twice takes nothing away. */
export function AskAgain({ question, yes, no, onYes, onNo }: AskAgainProps) {
  const ref = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // Whoever asked gets the focus back, if it is still there.
    const before = document.activeElement
    ref.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // Not the dialog around it: only this question is called off.
    event.preventDefault()
    event.stopPropagation()
    onNo()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that browsers place by themselves
    <div role="group" className={styles.askAgain} onKeyDown={onKeyDown}>
      <p>{question}</p>
      <Button onClick={onYes}>{yes}</Button>
      <Button ref={ref} onClick={onNo}>
        {no}
      </Button>
    </div>
  )
}
