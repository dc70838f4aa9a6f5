import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Line } from './flood.ts'

export function eachLine(socket: WebSocket, stream: Duplex): Line {
  return {
    send(text) {
      socket.send(text)
      return !stream.writableNeedDrain
    },
    settle: () => drained(stream),
  }
}

/** As much as the other side takes from the system in one read. */
const packBytes = 64 * 1024

/** Frames are built here and not by ws, and many go in one write: this side is then the faster one. */
export function packedLine(stream: Duplex): Line {
  let pack: Buffer[] = []
  let bytes = 0
  return {
    send(text) {
      const frame = rawFrame(text)
      pack.push(frame)
      bytes += frame.length
      return bytes < packBytes
    },
    async settle() {
      stream.write(Buffer.concat(pack))
      pack = []
      bytes = 0
      await drained(stream)
    },
  }
}

async function drained(stream: Duplex): Promise<void> {
  if (stream.writableNeedDrain) await once(stream, 'drain')
}

/** RFC 6455 §5.2: final, text, unmasked, with the 16-bit length that all of these frames need. */
function rawFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const frame = Buffer.allocUnsafe(4 + length)
  frame.writeUInt16BE(0x817e, 0)
  frame.writeUInt16BE(length, 2)
  frame.write(text, 4)
  return frame
}
