import { useTranslation } from 'react-i18next'
import { demoProfile } from '../../../shared/domain/profile.ts'
import { useApp, useSlice } from '../../app/context.ts'
import { openSetUp, toggleConnection } from '../../app/viewActions.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { useRequest } from '../../parts/useRequest.ts'
import { askForProfile } from '../connection/profileRequests.ts'
import styles from './reasons.module.css'
import type { WayOut } from './waysOutOf.ts'

const keys: Readonly<Partial<Record<WayOut, string>>> = { connection: 'F8', profile: 'F8', again: 'Enter' }

/** Buttons that lead out of a trouble. */
export function WaysOut({ ways }: { readonly ways: readonly WayOut[] }) {
  const { t } = useTranslation()
  const { api, stores, sell } = useApp()
  const closed = useSlice('page', ({ closedAt }) => closedAt !== null)
  const { state, start } = useRequest(askForProfile(api, stores))
  const take = (way: WayOut) => {
    switch (way) {
      case 'again':
        return sell.askAgain()
      case 'setUp':
        return openSetUp(stores, 'kis')
      case 'demo':
        return start({ kind: 'switch', id: demoProfile.id })
      default:
        return toggleConnection(stores)
    }
  }
  return (
    <p className={styles.ways}>
      {ways.map((way) => (
        <Button key={way} disabled={closed || state.kind === 'asking'} onClick={() => take(way)}>
          {t(`sell.action.${way}`)} <WayKey way={way} />
        </Button>
      ))}
      <span role="status">{state.kind === 'failed' && t('sell.action.failed')}</span>
    </p>
  )
}

function WayKey({ way }: { readonly way: WayOut }) {
  const name = keys[way]
  return name ? <Key name={name} /> : null
}
