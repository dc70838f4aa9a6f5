import { useTranslation } from 'react-i18next'
import { type Instant, kstDayStart } from '../../../shared/domain/time.ts'
import { useSlice } from '../../app/context.ts'
import { momentText } from '../../format/moments.ts'

/** Words for what this machine's clock noted, on the Korean clock that the page shows. */
export function useMoment(): (at: Instant) => string {
  const { t } = useTranslation()
  const skew = useSlice('line', (line) => line.skew)
  const today = useSlice('clock', ({ market }) => kstDayStart(market))
  return (at) => momentText(at - skew, today, t)
}
