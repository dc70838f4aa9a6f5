import { useTranslation } from 'react-i18next'
import { useApp, useSlice } from '../../app/context.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { Segments } from '../../parts/Segments.tsx'
import styles from './settings.module.css'

/** What of the VIs is told outside the window, and what is covered. Each takes effect as it is pressed. */
export function NoticeChoices() {
  const { t } = useTranslation()
  const { changeSettings } = useApp()
  const settings = useSlice('settings', ({ value }) => value)
  if (!settings) return null
  const { noticeScope, doNotDisturb, heldPassesDoNotDisturb, masked } = settings
  return (
    <fieldset className={styles.group}>
      <legend>{t('settings.notices')}</legend>
      <p className={styles.note}>{t('settings.noticesNote')}</p>
      <Segments
        label={t('settings.noticeScope')}
        value={noticeScope}
        options={[
          { value: 'held', text: t('filter.scopeHeld') },
          { value: 'watched', text: t('filter.scopeWatched') },
          { value: 'all', text: t('filter.scopeAll') },
        ]}
        onChange={(value) => changeSettings(() => ({ noticeScope: value }))}
      />
      <div className={styles.box}>
        <Button
          aria-pressed={doNotDisturb}
          onClick={() => changeSettings(() => ({ doNotDisturb: !doNotDisturb }))}
        >
          {t(doNotDisturb ? 'settings.disturbOn' : 'settings.disturbOff')} <Key name="Ctrl Shift N" />
        </Button>
        <Button
          aria-pressed={heldPassesDoNotDisturb}
          onClick={() => changeSettings(() => ({ heldPassesDoNotDisturb: !heldPassesDoNotDisturb }))}
        >
          {t(heldPassesDoNotDisturb ? 'settings.heldPasses' : 'settings.heldWaits')}
        </Button>
      </div>
      <div className={styles.box}>
        <Button aria-pressed={masked} onClick={() => changeSettings(() => ({ masked: !masked }))}>
          {t(masked ? 'settings.maskOn' : 'settings.maskOff')} <Key name="M" />
        </Button>
      </div>
    </fieldset>
  )
}
