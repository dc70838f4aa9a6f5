import { describe, expect, test } from 'vitest'
import { linkAction, linkBadge, linkStory } from '../../renderer/panels/connection/linkStory.ts'
import { noticeTrouble } from '../../renderer/panels/connection/noticeTrouble.ts'
import { mergeReports } from '../../renderer/stores/reports.ts'
import type { LinkLoss, LinkPhase, LinkStatus } from '../../shared/domain/link.ts'
import { linkStatus } from '../support/linkStatus.ts'

function link(phase: LinkPhase, cause: LinkLoss['cause'] | null = null): LinkStatus {
  const loss = cause === null ? null : { cause, code: null, message: null, at: 0 }
  return linkStatus({ phase, since: 0, liveSince: phase === 'live' ? 0 : null, loss })
}

describe('the connection card', () => {
  test('offers to take the session over only where it was taken', () => {
    expect(linkAction(link('stopped', 'taken-over'))).toEqual({ action: 'takeOver', helps: true })
    expect(linkAction(link('stopped', 'login-refused'))).toEqual({ action: 'reconnect', helps: true })
    expect(linkAction(link('backing-off', 'silent'))).toEqual({ action: 'reconnectNow', helps: true })
    expect(linkAction(link('stopped', 'internal-fault')).action).toBeNull()
  })

  test('fills no button while nothing needs help', () => {
    expect(linkAction(link('live')).helps).toBe(false)
    expect(linkAction(link('dialling', 'silent')).helps).toBe(false)
  })

  test('never calls a silent line well', () => {
    expect(linkStory(link('live'), false, 'waiting')).toBe('late')
    expect(linkBadge(link('live'), false, 'waiting')).toBe('late')
    expect(linkBadge(link('live'), false, 'works')).toBe('good')
  })

  test('says that Vigil is gone before anything else', () => {
    expect(linkStory(link('live'), true, 'down')).toBe('closed')
    expect(linkBadge(link('live'), true, 'down')).toBe('unknown')
  })
})

describe('the warning that notices do not reach the user', () => {
  test('shows while the browser has not allowed them', () => {
    expect(noticeTrouble('default', undefined)).toBe('default')
    expect(noticeTrouble('denied', { kind: 'shown' })).toBe('denied')
  })

  test('shows when the system refused or failed the last one', () => {
    expect(noticeTrouble(null, { kind: 'denied' })).toBe('outcome')
    expect(noticeTrouble(null, { kind: 'failed', reason: 'no reply' })).toBe('outcome')
    expect(noticeTrouble('granted', { kind: 'failed', reason: 'no reply' })).toBe('outcome')
  })

  test('goes when they are shown, and when the browser has since allowed them', () => {
    expect(noticeTrouble(null, { kind: 'shown' })).toBeNull()
    expect(noticeTrouble('granted', { kind: 'denied' })).toBeNull()
    expect(noticeTrouble(null, undefined)).toBeNull()
  })
})

test('a notice is reported once, by its last word, newest first', () => {
  const first = { noticeId: 'a', at: 1, outcome: { kind: 'nobody-there' } } as const
  const second = { noticeId: 'b', at: 2, outcome: { kind: 'shown' } } as const
  const again = { noticeId: 'a', at: 3, outcome: { kind: 'shown' } } as const
  expect(mergeReports([first], [second, again])).toEqual([again, second])
})
