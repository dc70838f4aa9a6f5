import { appPage } from './appScheme.ts'

interface Frame {
  readonly url: string
  readonly parent: unknown
}

interface Sent {
  readonly senderFrame: Frame | null
  readonly sender: unknown
}

/** Only our window's main frame, on our page, is given a port: not a child frame, not another page. */
export function isOurPage({ senderFrame, sender }: Sent, ours: unknown): boolean {
  return sender === ours && senderFrame !== null && senderFrame.parent === null && senderFrame.url === appPage
}
