import type { ComponentProps } from 'react'
import styles from './parts.module.css'

interface ButtonProps extends ComponentProps<'button'> {
  /** The one action that helps. */
  readonly filled?: boolean
}

export function Button({ filled = false, className, ...rest }: ButtonProps) {
  const tone = filled ? styles.filled : ''
  return <button type="button" {...rest} className={`${styles.button} ${tone} ${className ?? ''}`} />
}
