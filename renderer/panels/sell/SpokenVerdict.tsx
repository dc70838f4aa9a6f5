import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import { useSlice } from '../../app/context.ts'
import parts from '../../parts/parts.module.css'
import { useMask } from '../../parts/useMask.ts'
import { useTroubleText } from '../connection/useTroubleText.ts'
import type { Card } from './cardOf.ts'
import { spokenVerdict } from './spokenVerdict.ts'

/** Tells screen readers each answer once. Ages and countdowns never speak, nor does the same answer asked for by itself. */
export function SpokenVerdict({ card }: { readonly card: Card | null }) {
  const { t } = useTranslation()
  const troubleText = useTroubleText('kis')
  const mask = useMask()
  const deps = { t, mask, troubleWords: (trouble: Trouble) => troubleText(trouble).what }
  const keepFresh = useSlice('sellCheck', (state) => state.keepFresh)
  const [said, setSaid] = useState('')
  const asking = card?.asking ?? null
  const at = card?.at ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is told when it comes, not when it grows old
  useEffect(() => {
    if (asking === null) setSaid(card ? spokenVerdict(card, deps) : '')
    else if (!keepFresh) setSaid('')
  }, [asking, at])
  return (
    <div className={parts.silent} aria-live="polite" data-spoken="sell">
      {said}
    </div>
  )
}
