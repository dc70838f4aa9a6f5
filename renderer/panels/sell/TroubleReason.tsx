import { useTranslation } from 'react-i18next'
import type { Trouble } from '../../../shared/domain/trouble.ts'
import { troubleCode } from '../../../shared/wording/troubleText.ts'
import { Badge } from '../../parts/Badge.tsx'
import { useTroubleText } from '../connection/useTroubleText.ts'
import styles from './reasons.module.css'
import { WaysOut } from './WaysOut.tsx'
import { waysOutOf } from './waysOutOf.ts'

/** Why there is no figure: the broker's code, what happened, what to do, and the buttons that do it. */
export function TroubleReason({ trouble }: { readonly trouble: Trouble }) {
  const { t } = useTranslation()
  const { what, todo } = useTroubleText('kis')(trouble)
  const code = troubleCode(trouble)
  return (
    <>
      <p className={styles.what}>
        {code !== null && <Badge tone="refused">{t('sell.refused', { code })}</Badge>} {what}
      </p>
      <p className={styles.todo}>{todo}</p>
      <WaysOut ways={waysOutOf(trouble)} />
    </>
  )
}
