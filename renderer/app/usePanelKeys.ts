import { type RefObject, useEffect, useRef } from 'react'
import { isTextField } from './keys.ts'

export type Act = () => void

/** What a key does in a panel now; nothing: the key is somebody else's. `inside`: the focus is in the panel. */
export type ActOf = (event: KeyboardEvent, inside: boolean) => Act | null | undefined

/** While a panel is shown, its keys are its own and not those of the list that it covers. */
export function usePanelKeys(actOf: ActOf): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null)
  const latest = useRef(actOf)
  latest.current = actOf
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event
      const modified = event.ctrlKey || event.altKey || event.metaKey
      if (event.isComposing || modified || isTextField(target) || document.querySelector('dialog[open]'))
        return
      const inside = target instanceof Node && panel.current?.contains(target) === true
      // A key that somebody presses in another panel is that panel's.
      if (!inside && target !== document.body) return
      const act = latest.current(event, inside)
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
  return panel
}

/** A key by its place on the keyboard, so that ㅓ is J. */
export function placeOf(event: KeyboardEvent): string {
  return event.shiftKey ? `Shift+${event.code}` : event.code
}
