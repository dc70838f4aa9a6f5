import type { BrokerId } from '../../../shared/domain/instrument.ts'
import { demoProfile } from '../../../shared/domain/profile.ts'
import { useSlice } from '../../app/context.ts'
import { useGone } from '../../parts/useGone.ts'
import { useLamps } from '../../parts/useLamps.ts'
import { vaultAction } from '../../stores/vault.ts'
import { type BrokerBadge, brokerBadge } from './brokerBadge.ts'
import { type BrokerInputs, type BrokerStory, brokerStory } from './brokerStory.ts'
import { type CardActions, cardActions } from './cardActions.ts'

/** All that a broker's card says and offers. */
export interface BrokerCardView extends BrokerInputs {
  readonly told: BrokerStory
  readonly badge: BrokerBadge
  readonly actions: CardActions
}

export function useBrokerCard(broker: BrokerId): BrokerCardView {
  const session = useSlice('sessions', (sessions) => sessions[broker])
  const link = useSlice('links', ({ kiwoom }) => (broker === 'kiwoom' ? kiwoom : undefined))
  const vaultOpens = useSlice('vault', ({ value }) => value !== null && vaultAction(value) !== null)
  const inDemo = useSlice('profiles', ({ value }) => value?.active === demoProfile.id)
  const gone = useGone()
  const { receiving } = useLamps()
  const inputs: BrokerInputs = { broker, session, link, gone, receiving }
  const told = brokerStory(inputs)
  return {
    ...inputs,
    told,
    badge: brokerBadge(told, inputs),
    actions: cardActions(told, session, link, { vaultOpens, inDemo }),
  }
}
