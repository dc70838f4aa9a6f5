import { Key } from './Key.tsx'

interface KeyHintProps {
  readonly names: readonly string[]
  /** What the keys do. */
  readonly text: string
  /** Gives way first where there is little room. */
  readonly minor?: boolean
}

export function KeyHint({ names, text, minor }: KeyHintProps) {
  return (
    <span data-minor={minor}>
      {names.map((name) => (
        <Key key={name} name={name} />
      ))}{' '}
      {text}
    </span>
  )
}
