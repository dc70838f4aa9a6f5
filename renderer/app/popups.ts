import type { MonitorApi } from '../../shared/contract.ts'
import type { Notice, NoticeOutcome } from '../../shared/domain/notice.ts'
import { defaultSettings } from '../../shared/domain/settings.ts'
import { noticeText } from '../../shared/wording/noticeText.ts'
import type { Stores } from './createStores.ts'
import { follow } from './follow.ts'
import { reveal } from './viewActions.ts'

export type Permission = NotificationPermission | 'unsupported'

export function readPermission(): Permission {
  return 'Notification' in window ? Notification.permission : 'unsupported'
}

/** Browsers answer only a user's click. */
export async function askPermission(stores: Stores): Promise<void> {
  if ('Notification' in window) await Notification.requestPermission()
  stores.permission.setState({ value: readPermission() })
}

/** Shows the monitor's notices from this page and tells it what became of each. */
export function showPopups(api: MonitorApi, stores: Stores, signal: AbortSignal): void {
  stores.permission.setState({ value: readPermission() })
  const tell = async (notice: Notice) => {
    const outcome = await show(notice, stores)
    stores.permission.setState({ value: readPermission() })
    // A monitor that is gone has no use for the outcome; the closed port is told elsewhere.
    await api.reportPopup({ noticeId: notice.id, outcome }).catch(() => {})
  }
  void follow({
    open: (inner) => api.popups(undefined, inner),
    take: (batch) => {
      for (const notice of batch) void tell(notice)
    },
    pace: () => Promise.resolve(),
    signal,
    onLost: () => {},
    onBack: () => {},
  })
}

function show(notice: Notice, stores: Stores): Promise<NoticeOutcome> {
  const permission = readPermission()
  if (permission === 'unsupported') return Promise.resolve({ kind: 'unsupported' })
  if (permission !== 'granted') return Promise.resolve({ kind: 'denied' })
  // Before it is known whether quantities are covered, they are.
  const settings = stores.settings.getState().value ?? { ...defaultSettings, masked: true }
  const { title, body } = noticeText(notice, settings)
  return new Promise((resolve) => {
    try {
      const popup = new Notification(title, { body, tag: notice.id })
      popup.onshow = () => resolve({ kind: 'shown' })
      popup.onerror = () => resolve({ kind: 'failed', reason: 'the browser reported an error' })
      popup.onclick = () => {
        window.focus()
        popup.close()
        if ('interruption' in notice) reveal(stores, notice.interruption.id)
      }
    } catch {
      // Where only service workers may notify, the constructor throws.
      resolve({ kind: 'unsupported' })
    }
  })
}
