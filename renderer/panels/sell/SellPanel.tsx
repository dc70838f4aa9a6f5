import { type KeyboardEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { isTextField } from '../../app/keys.ts'
import { ids } from '../../app/pageTargets.ts'
import { Amounts } from './Amounts.tsx'
import { Band } from './Band.tsx'
import type { Card } from './cardOf.ts'
import { Difference } from './Difference.tsx'
import { Figures } from './Figures.tsx'
import { IssueField } from './IssueField.tsx'
import { MockNote, NothingAsked } from './NothingAsked.tsx'
import { Origin } from './Origin.tsx'
import { Proceeds } from './Proceeds.tsx'
import { Reasons } from './Reasons.tsx'
import { Recent } from './Recent.tsx'
import { SellFooter } from './SellFooter.tsx'
import { SellHead } from './SellHead.tsx'
import styles from './SellPanel.module.css'
import { SpokenVerdict } from './SpokenVerdict.tsx'
import { useSellCard } from './useSellCard.ts'

/** 0971: how many shares of one issue can be sold now, and what stands in the way. */
export function SellPanel() {
  const { t } = useTranslation()
  const { sell } = useApp()
  const card = useSellCard()
  const brought = useSlice('view', ({ sell }) => sell)
  const mock = useSlice('sessions', ({ kis }) => kis?.environment === 'mock')
  const [typed, setTyped] = useState('')
  const [origin, setOrigin] = useState(false)
  const code = card?.issue.code
  // biome-ignore lint/correctness/useExhaustiveDependencies: another issue's card begins with an empty field
  useEffect(() => setTyped(''), [code])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || isTextField(event.target)) return
    if (event.key === '?') setOrigin(!origin)
    else if (event.key === 'Enter' && event.target === event.currentTarget) sell.askAgain()
    else return
    event.preventDefault()
  }
  return (
    <section
      id={ids.sell}
      className={styles.panel}
      data-brought={brought}
      tabIndex={-1}
      aria-label={t('sell.label')}
      onKeyDown={onKeyDown}
    >
      <SellHead />
      <IssueField issue={card?.issue ?? null} typed={typed} onTyped={setTyped} disabled={mock} />
      <div className={styles.body}>
        {card ? <Answered card={card} named={typed !== ''} /> : mock ? <MockNote /> : <NothingAsked />}
        <Recent />
      </div>
      {origin && card && <Origin card={card} onClose={() => setOrigin(false)} />}
      <SellFooter card={card} origin={origin} onOrigin={() => setOrigin(!origin)} />
      <SpokenVerdict card={card} />
    </section>
  )
}

interface AnsweredProps {
  readonly card: Card
  /** The field says something else: the card says itself whose it is. */
  readonly named: boolean
}

function Answered({ card, named }: AnsweredProps) {
  return (
    <>
      <Band card={card} />
      <Reasons verdict={card.verdict} />
      {card.verdict.kind !== 'none' && (
        <>
          <Amounts card={card} named={named} />
          <Figures card={card} />
          <Difference card={card} />
          <Proceeds card={card} />
        </>
      )}
    </>
  )
}
