import { type RefObject, useEffect, useRef } from 'react'
import { isControl, isTextField, placeOf } from './keys.ts'

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
      const elsewhere = isTextField(target) || document.querySelector('dialog[open]') !== null
      if (event.isComposing || event.metaKey || elsewhere) return
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

/** Keys by their place, to what they do. */
type Bound = ReadonlyMap<string, Act>

export interface PanelBindings {
  readonly anywhere: Bound
  /** A button keeps Enter and the arrows. */
  readonly offControls: Bound
}

export function usePanelBindings({ anywhere, offControls }: PanelBindings): RefObject<HTMLElement | null> {
  return usePanelKeys((event) => {
    const key = placeOf(event)
    return anywhere.get(key) ?? (isControl(event.target) ? undefined : offControls.get(key))
  })
}
