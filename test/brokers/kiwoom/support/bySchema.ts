import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { decodeFrame } from '../../../../electron/brokers/kiwoom/realtime/frames.ts'
import { WireFrame } from '../../../../electron/brokers/kiwoom/realtime/wireSchema.ts'

function bySchema(text: string): unknown {
  try {
    const result = WireFrame.safeParse(JSON.parse(text))
    return result.success ? result.data : 'unreadable'
  } catch {
    return 'unreadable'
  }
}

/** The decoder that is written by hand reads the text as the specification does. */
export function expectAsSpecified(text: string): void {
  const frame = decodeFrame(text)
  const decoded = frame.kind === 'unreadable' ? 'unreadable' : frame
  // Equal is what nearly all are, and this says so much faster.
  if (!isDeepStrictEqual(decoded, bySchema(text))) expect(decoded).toEqual(bySchema(text))
}
