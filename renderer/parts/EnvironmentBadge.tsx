import { useTranslation } from 'react-i18next'
import type { Environment } from '../../shared/domain/instrument.ts'
import { Badge } from './Badge.tsx'

interface EnvironmentBadgeProps {
  readonly environment: Environment | undefined
  readonly long?: boolean
}

/** Only what is simulated has a hue; every environment has its word. */
export function EnvironmentBadge({ environment, long = false }: EnvironmentBadgeProps) {
  const { t } = useTranslation()
  if (!environment) return <Badge tone="unknown">{t('environment.unknown')}</Badge>
  return (
    <Badge tone={environment === 'demo' ? 'demo' : 'plain'}>
      {t(`environment.${long ? (`${environment}Data` as const) : environment}`)}
    </Badge>
  )
}
