import type { NoticeOutcome } from '../../../shared/domain/notice.ts'

type Permission = 'granted' | 'denied' | 'default' | 'unsupported'

/**
 * Why the user may be told by the strip alone: the browser's permission, or how the last notice ended.
 * `permission` is `null` where the system shows notices. A notice that found no window is no trouble in a window.
 */
export function noticeTrouble(
  permission: Permission | null,
  last: NoticeOutcome | undefined,
): Exclude<Permission, 'granted'> | 'outcome' | null {
  if (permission !== null && permission !== 'granted') return permission
  if (last?.kind === 'failed' || last?.kind === 'unsupported') return 'outcome'
  // In a browser the permission is the fresher word: a notice may have been denied before it was given.
  return last?.kind === 'denied' && permission === null ? 'outcome' : null
}
