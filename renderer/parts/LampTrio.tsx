import { useTranslation } from 'react-i18next'
import type { BrokerId } from '../../shared/domain/instrument.ts'
import type { Lamp as LampState } from '../../shared/domain/link.ts'
import { Lamp } from './Lamp.tsx'
import styles from './parts.module.css'
import { lampNames, useLamps } from './useLamps.ts'
import { useSessionLamps } from './useSessionLamps.ts'

interface TrioProps {
  readonly words: string
  readonly states: readonly (LampState | 'unused')[]
}

/** Three truths, told by shape alone; the words are for screen readers. */
function Trio({ words, states }: TrioProps) {
  return (
    <span className={styles.lamps} role="img" aria-label={words}>
      {states.map((state, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a lamp is its place
        <Lamp key={place} state={state} />
      ))}
    </span>
  )
}

/** Kiwoom's line. */
export function LampTrio() {
  const { t } = useTranslation()
  const lamps = useLamps()
  const words = lampNames
    .map((name) => t('lamps.one', { lamp: t(`lamps.${name}`), state: t(`lamps.${lamps[name]}`) }))
    .join(', ')
  return <Trio words={words} states={lampNames.map((name) => lamps[name])} />
}

/** A broker without a line: its token, a ring for the line, its answers. */
export function SessionTrio({ broker }: { readonly broker: BrokerId }) {
  const { t } = useTranslation()
  const { token, request } = useSessionLamps(broker)
  const words = [
    t('lamps.one', { lamp: t('session.lamp.token'), state: t(`session.state.${token.state}`) }),
    t('lamps.one', { lamp: t('session.lamp.stream'), state: t('lamps.unused') }),
    t('lamps.one', { lamp: t('session.lamp.request'), state: t(`session.state.${request.state}`) }),
  ].join(', ')
  return <Trio words={words} states={[token.lamp, 'unused', request.lamp]} />
}
