import { type RefObject, useEffect, useRef } from 'react'

interface GuideKeys {
  readonly dialog: RefObject<HTMLElement | null>
  readonly open: boolean
  readonly onEscape: () => void
  readonly onDemo: () => void
}

/** Esc and Ctrl D wherever the focus is. While the guide is open, no key reaches the page beneath. */
export function useGuideKeys({ dialog, open, onEscape, onDemo }: GuideKeys): void {
  const latest = useRef({ onEscape, onDemo })
  latest.current = { onEscape, onDemo }
  useEffect(() => {
    if (!open) return
    const act = (event: KeyboardEvent) => {
      if (event.isComposing) return undefined
      if (event.key === 'Escape') return latest.current.onEscape
      const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      return control && event.code === 'KeyD' ? latest.current.onDemo : undefined
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const bound = act(event)
      const inside = event.target instanceof Node && dialog.current?.contains(event.target)
      if (bound || !inside) event.stopPropagation()
      if (!bound) return
      event.preventDefault()
      if (!event.repeat) bound()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [open, dialog])
}
