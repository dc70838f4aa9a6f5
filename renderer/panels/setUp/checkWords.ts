import type { TFunction } from 'i18next'
import type { CheckId, CheckNews } from '../../../shared/domain/check.ts'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import { plain } from '../../../shared/wording/plain.ts'
import { troubleText } from '../../../shared/wording/troubleText.ts'
import { leastSkew } from '../../format/skew.ts'

interface Told {
  readonly check: CheckId
  readonly broker: BrokerId
  readonly locale: Settings['locale']
  readonly t: TFunction
}

/** What one check has to say, in a line. `over`: the test is, so that nothing more will come. */
export function checkLine(news: CheckNews | undefined, over: boolean, told: Told): string {
  const { check, t } = told
  if (!news) {
    if (over) return t('check.notTried')
    return t(check === 'save' ? 'check.notBegunSave' : 'check.notBegun')
  }
  switch (news.state) {
    case 'running':
      return t(over ? 'check.unfinished' : 'check.running')
    case 'asking-user':
      return t(over ? 'check.unfinished' : 'check.askingUser')
    case 'skipped':
      return t(check === 'token' ? 'check.skippedToken' : 'check.skipped')
    case 'passed':
      return withLatency(check === 'clock' ? clockLine(news.skew, t) : passedLine(news, t), news, t)
    case 'doubtful':
    case 'failed':
      return troubleLine(news, told)
  }
}

function passedLine({ check, thisRunOnly }: CheckNews, t: TFunction): string {
  return check === 'save' && thisRunOnly ? t('check.savedThisRun') : t(`check.passed.${check}`)
}

function withLatency(line: string, { latency }: CheckNews, t: TFunction): string {
  return latency === null ? line : `${line} · ${t('check.latency', { latency })}`
}

/** A skew is exact to half a second at best, so a smaller one is not told as a figure. */
function clockLine(skew: number | null, t: TFunction): string {
  if (skew === null) return t('check.clockUnknown')
  if (Math.abs(skew) < leastSkew) return t('check.clockClose')
  const seconds = Math.round(Math.abs(skew) / 1000)
  return t(skew > 0 ? 'check.clockFast' : 'check.clockSlow', { seconds })
}

/** A refusal in the broker's own words, which support asks for; anything else in ours. */
function troubleLine({ trouble, thisRunOnly }: CheckNews, { broker, locale, t }: Told): string {
  if (!trouble) return ''
  if (thisRunOnly) return `${t('check.savedThisRun')} · ${troubleText(trouble, broker, locale).what}`
  if (trouble.kind === 'cancelled') return t('check.cancelled')
  if (trouble.kind !== 'refused') return troubleText(trouble, broker, locale).what
  const code = plain(trouble.code)
  const message = plain(trouble.message)
  return message === '' ? t('check.refusedSilent', { code }) : t('check.refused', { code, message })
}
